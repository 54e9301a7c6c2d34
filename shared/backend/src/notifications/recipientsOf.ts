import type { Case, CaseFacts, Level } from '@jinlin/domain/cases/case'
import { areaAt, levelAbove, officerLevels } from '@jinlin/domain/cases/levels'
import { isCallOut, leaf } from '@jinlin/domain/categories/catalogue'
import type { Recipient } from '@jinlin/domain/notifications/recipients'
import { CaseModel } from '../cases/CaseModel'
import { followersOf } from '../cases/followers'
import { findCandidates } from '../dispatch/findCandidates'
import { officersOf } from '../dispatch/findOfficer'
import { policyOf } from '../dispatch/policies'

/** One entry's case before and after it. */
export type Change = { found: Case; before: CaseFacts; after: CaseFacts; now: Date }

const mostInPool = 50
const some = (...ids: (string | undefined)[]): string[] => ids.flatMap((id) => (id ? [id] : []))

/** The duty officer of a level, or of the next one up that has one. */
const dutyOf = async (facts: CaseFacts, level: Level): Promise<string[]> => {
  for (const each of officerLevels(level)) {
    const areaPath = areaAt(facts.place, each)
    const department = each === 'department' && facts.departmentId ? { departmentId: facts.departmentId } : {}
    const [officer] = areaPath ? await officersOf({ level: each, areaPath, ...department }) : []
    if (officer) return [officer.staff._id]
  }
  return []
}

const dispatchers = async ({ place }: CaseFacts): Promise<string[]> => {
  const areaPath = areaAt(place, 'district')
  return areaPath ? (await officersOf({ level: 'district', areaPath })).map(({ staff }) => staff._id) : []
}

/** Who may claim from the pool: everybody of the trade, or every leader, within the widest ring. */
const pool = async ({ found, after, now }: Change): Promise<string[]> => {
  const policy = await policyOf(found)
  const skill = leaf(after.category)?.skill
  const want =
    isCallOut(after.category) && skill ? ({ role: 'tradesperson', skill } as const) : ({ role: 'grid_leader' } as const)
  const { point } = after.place
  const radii = [Math.max(...policy.radiiMetres)]
  const near = await findCandidates({ want, radii, ...(point ? { point } : {}) }, { asked: [] }, policy, now)
  return near.slice(0, mostInPool).map(({ userId }) => userId)
}

const parentHandler = async ({ before, after }: Change): Promise<string[]> => {
  const id = after.parentId ?? before.parentId
  const parent = id ? await CaseModel.findById(id).select('assignee').lean<Case>() : null
  return some(parent?.assignee?.userId)
}

const finders: Record<Recipient, (change: Change) => string[] | Promise<string[]>> = {
  reporter: ({ after }) => some(after.speaker ?? after.reporter.userId),
  followers: ({ found }) => followersOf(found._id),
  handler: ({ after }) => some(after.assignee?.userId),
  oldHandler: ({ before, after }) => some(before.assignee?.userId ?? after.lastAssignee?.userId),
  offered: ({ after }) => some(after.offer?.to),
  oldOffered: ({ before }) => some(before.offer?.to),
  pool,
  duty: ({ after }) => dutyOf(after, after.level),
  upper: ({ after }) => dutyOf(after, levelAbove(after.level)),
  community: ({ after }) => dutyOf(after, 'community'),
  department: ({ after }) => dutyOf(after, 'department'),
  dispatchers: ({ after }) => dispatchers(after),
  parentHandler,
  proposer: ({ before }) => some(before.request?.by),
}

/** The people behind a letter of the table, for one entry; empty when there is nobody. */
export const recipientsOf = async (recipient: Recipient, change: Change): Promise<string[]> =>
  finders[recipient](change)
