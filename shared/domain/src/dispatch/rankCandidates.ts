import { nearLeaderReason, tradeReason } from '../words/offerReason'
import type { Candidate } from './candidate'
import { passedOver } from './passedOver'
import type { Policy } from './policy'

/** `score` in metres: the distance and the load penalty together, the smaller the earlier. */
export type Ranked = Candidate & { score: number; reason: string }

const reasonFor = (candidate: Candidate, skill: string | undefined) =>
  candidate.role === 'tradesperson'
    ? tradeReason(candidate, skill ?? candidate.skills[0] ?? '')
    : nearLeaderReason(candidate)

const earlier = (a: Ranked, b: Ranked) =>
  a.score - b.score || b.rating - a.rating || (a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0)

/** Everybody whom nothing keeps from being asked, in the cascade's order: distance + load penalty, then the better rating, then the id; each with the reason in words. `skill` = the one looked for. */
export function rankCandidates(list: readonly Candidate[], policy: Policy, skill?: string): Ranked[] {
  return list
    .filter((each) => passedOver(each, policy, skill) === undefined)
    .map((each) => ({
      ...each,
      score: each.metres + each.openJobs * policy.loadPenaltyMetres,
      reason: reasonFor(each, skill),
    }))
    .sort(earlier)
}
