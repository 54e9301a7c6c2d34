import type { Candidate } from './candidate'
import type { Policy } from './policy'

/** Why somebody is not asked, in the order in which it is looked for. */
export const passedOverReasons = [
  'asked',
  'wrong_role',
  'wrong_area',
  'officers_only',
  'off_duty',
  'no_skill',
  'certificate_over',
  'unwanted',
  'quiet',
  'place_unknown',
  'too_far',
  'full',
] as const
export type PassedOver = (typeof passedOverReasons)[number]

type Facts = Pick<Candidate, 'onDuty' | 'openJobs' | 'quiet' | 'unwanted' | 'skills' | 'learnt'>

/** Whether somebody whom only this keeps from being asked may claim from an open pool all the same. */
export const mayClaimAnyway = (why: PassedOver | undefined): boolean => !why || why === 'asked' || why === 'quiet'

/** What keeps somebody of the right kind (`standingOf`) and near enough from being asked, the first that holds, or nothing. `skill` = the trade looked for. The cap binds no officers, who don't come this way. */
export function passedOver(facts: Facts, { openJobsCap }: Policy, skill?: string): PassedOver | undefined {
  const { onDuty, openJobs, quiet, unwanted, skills, learnt = [] } = facts
  if (!onDuty) return 'off_duty'
  if (skill && !skills.includes(skill)) return learnt.includes(skill) ? 'certificate_over' : 'no_skill'
  if (unwanted) return 'unwanted'
  if (quiet) return 'quiet'
  return openJobs >= openJobsCap ? 'full' : undefined
}
