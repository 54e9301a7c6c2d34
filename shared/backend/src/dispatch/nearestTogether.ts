import type { Case } from '@jinlin/domain/cases/case'
import { isCritical } from '@jinlin/domain/cases/isCritical'
import type { Ask } from '@jinlin/domain/dispatch/asks'
import { assignBatch } from '@jinlin/domain/dispatch/assignBatch'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Ranked } from '@jinlin/domain/dispatch/rankCandidates'
import { Batcher, type Outcome } from '../infra/Batcher'
import { findCandidates } from './findCandidates'
import { birthCountyOf } from './policies'
import { unwantedFor } from './unwanted'

/** A case that looks for somebody near, and whom the domain says to look for. */
export type Seeking = { found: Case; ask: Extract<Ask, { kind: 'cascade' }>; policy: Policy; now: Date }

type Choice = Ranked | undefined
type Sought = Seeking & { ranked: Ranked[] }

/** Cases weighed against one another at most: the table grows with their square. */
const mostTogether = 64

/** What waits for people counts where several cases could take the same one. */
const candidatesFor = async (seeking: Seeking, offersToo: boolean): Promise<Sought> => {
  const { found, ask, policy, now } = seeking
  const search = { ...ask, enough: 1, without: found.asked, unwanted: () => unwantedFor(found), offersToo }
  return { ...seeking, ranked: await findCandidates(search, policy, now) }
}

/** Those of one district, and of one version of its numbers, are weighed together; whom they look for only decides who is in whose list. */
const byPolicy = (sought: readonly Sought[]): Sought[][] => {
  const groups = new Map<string, Sought[]>()
  for (const each of sought) {
    const key = `${birthCountyOf(each.found)}-${each.found.policyVersion}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

const choose = async (seeking: readonly Seeking[]): Promise<Outcome<Choice>[]> => {
  const sought = await Promise.all(seeking.map((each) => candidatesFor(each, seeking.length > 1)))
  if (sought.length === 1) return [{ value: sought[0]?.ranked[0] }]
  const chosen = new Map<string, Choice>()
  for (const group of byPolicy(sought)) {
    const waiting = group.map(({ found, ranked }) => ({
      caseId: found._id,
      critical: isCritical(found),
      since: found.turnAt.getTime(),
      ranked,
    }))
    const people = assignBatch(waiting, (group[0] as Sought).policy)
    for (const [i, { found }] of group.entries()) chosen.set(found._id, people[i])
  }
  return sought.map(({ found }) => ({ value: chosen.get(found._id) }))
}

const batcher = new Batcher<Seeking, Choice>(choose, { most: mostTogether, nested: true })

/** The nearest person for a case, by the cascade's order; of cases that look at the same moment in this process all together go the least way (`assignBatch`). Nobody left: undefined. */
export const nearestTogether = (seeking: Seeking): Promise<Choice> => batcher.add(seeking)
