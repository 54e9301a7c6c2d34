import type { Role } from '../people/roles'
import { nearLeaderReason, tradeReason } from '../words/offerReason'
import { passedOver } from './passedOver'
import type { Policy } from './policy'

/** Somebody the cascade could ask; metres are from the case to a fresh phone position, else to the home base. */
export type Candidate = {
  userId: string
  name: string
  role: Role
  metres: number
  openJobs: number
  rating: number
  /** Those they may be sent for now (`validSkills`). */
  skills: readonly string[]
  /** Those they learnt, papers valid or not. */
  learnt?: readonly string[]
  onDuty: boolean
  /** In the hours they asked not to be rung in. */
  quiet?: boolean
  /** The reporter asked not to be sent this person. */
  unwanted?: boolean
}
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
