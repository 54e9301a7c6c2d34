import type { Case } from '@jinlin/domain/cases/case'
import { areaAt, officerLevels } from '@jinlin/domain/cases/levels'
import { maySee } from '@jinlin/domain/cases/visibility'
import { isWho } from '@jinlin/domain/cases/who'
import { officersOf } from './findOfficer'
import { holdersOf } from './holdersOf'
import type { Officer, Post } from './officerPosts'
import { policyOf } from './policies'

/** The posts whose holders may merge a case that stands here, nearest first. */
const postsOver = ({ level, place }: Case): Post[] =>
  (level === 'department' ? (['district'] as const) : officerLevels(level)).flatMap((each) => {
    const areaPath = areaAt(place, each)
    return areaPath ? [{ level: each, areaPath }] : []
  })

/**
 * Who hears that somebody wishes this case merged, by id: the officer on duty of its level, or of the next one up that has one (at a department every dispatcher on
 * duty); with nobody on duty all officers of the nearest level, who find it when they come. Only who may merge it, never the asker; empty when there is nobody.
 */
export const officersWhoMerge = async (found: Case, asker: string): Promise<string[]> => {
  const policy = await policyOf(found)
  const among = (officers: readonly Officer[]): string[] =>
    officers.flatMap(({ staff: { _id, name, posts } }) => {
      const actor = { userId: _id, name, grants: posts }
      return _id !== asker && isWho.superior(found, actor) && maySee(found, actor, policy) ? [_id] : []
    })
  const posts = postsOver(found)
  for (const post of posts) {
    const onDuty = among(await officersOf(post))
    if (onDuty.length > 0) return found.level === 'department' ? onDuty : onDuty.slice(0, 1)
  }
  for (const post of posts) {
    const all = among(await holdersOf(post))
    if (all.length > 0) return all
  }
  return []
}
