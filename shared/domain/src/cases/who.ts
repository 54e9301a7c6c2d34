import { isCallOut, leaf } from '../categories/catalogue'
import type { Actor, Grant, Role } from '../people/roles'
import { contains } from '../places/area'
import type { Case, CaseFacts, Level } from './case'
import { areaAt, levelOfRole, rankOf } from './levels'

/** The grants whose area contains the case. */
export const grantsOver = (found: Pick<CaseFacts, 'place'>, actor: Actor): Grant[] =>
  actor.grants.filter(({ areaPath }) => areaPath !== undefined && contains(areaPath, found.place.areaPath))

/** Whether the actor holds one of these roles over the case's area. */
export const holds = (found: CaseFacts, actor: Actor, ...roles: Role[]): boolean =>
  grantsOver(found, actor).some(({ role }) => roles.includes(role))

/** Whether the actor is an officer of the department the case was handed to; a grant with an area is for that district only. */
export const ofDepartment = (found: CaseFacts, actor: Actor): boolean =>
  found.departmentId !== undefined &&
  actor.grants.some(
    ({ role, departmentId, areaPath }) =>
      role === 'department_officer' &&
      departmentId === found.departmentId &&
      (areaPath === undefined || contains(areaPath, found.place.areaPath)),
  )

/** The highest level at which the actor is a superior of the case, at or above its own; nothing for anybody else. */
export function superiorLevel(found: CaseFacts, actor: Actor): Level | undefined {
  const levels = grantsOver(found, actor)
    .map(({ role }) => levelOfRole(role))
    .filter((level): level is Level => level !== undefined && rankOf(level) >= rankOf(found.level))
  return levels.sort((a, b) => rankOf(b) - rankOf(a))[0]
}

/** The one who speaks for the case: its reporter, or the follower who took over. */
export const isReporter = (found: CaseFacts, actor: Actor): boolean =>
  (found.speaker ?? found.reporter.userId) === actor.userId

const wasAsked = (found: CaseFacts, actor: Actor) =>
  found.asked.includes(actor.userId) || found.offer?.to === actor.userId || found.assignee?.userId === actor.userId

/** Whether a report may be worked on by this leader, or a call-out by this tradesperson; after an escalation also by leaders and officers of the area. */
export function claimRole(
  found: Pick<CaseFacts, 'category' | 'asking' | 'place' | 'level'>,
  actor: Actor,
): Role | undefined {
  const { skill } = leaf(found.category) ?? {}
  const callOut = isCallOut(found.category)
  if (
    callOut &&
    skill &&
    actor.staff?.skills.includes(skill) &&
    !actor.staff.unwanted &&
    actor.grants.some(({ role }) => role === 'tradesperson')
  )
    return 'tradesperson'
  const routed = found.asking.routed ? (['community_clerk', 'community_secretary', 'street_officer'] as const) : []
  const officer = grantsOver(found, actor).find(({ role }) => routed.some((each) => each === role))
  if (officer) return officer.role
  if (callOut && !found.asking.routed) return undefined
  const area = found.asking.routed ? areaAt(found.place, found.level) : undefined
  const leads = actor.grants.some(
    ({ role, areaPath }) => role === 'grid_leader' && (!area || (areaPath !== undefined && contains(area, areaPath))),
  )
  return leads ? 'grid_leader' : undefined
}

/** Everybody a command can be given by. */
export type Who =
  | 'system'
  | 'reporter'
  | 'person'
  | 'handler'
  | 'offered'
  | 'claimant'
  | 'superior'
  | 'staff'
  | 'dispatcher'
  | 'department'

/** Whether the actor is that somebody for this case, whatever its state. */
export const isWho: Record<Who, (found: Case, actor: Actor) => boolean> = {
  system: (_, actor) => actor.system === true,
  reporter: isReporter,
  person: (found, actor) => !actor.system && !isReporter(found, actor),
  handler: (found, actor) => found.assignee?.userId === actor.userId,
  offered: (found, actor) => found.offer?.to === actor.userId,
  claimant: (found, actor) => claimRole(found, actor) !== undefined,
  superior: (found, actor) => superiorLevel(found, actor) !== undefined,
  staff: (found, actor) =>
    ofDepartment(found, actor) ||
    holds(found, actor, 'grid_leader', 'community_clerk', 'community_secretary', 'street_officer', 'dispatcher'),
  dispatcher: (found, actor) => holds(found, actor, 'dispatcher'),
  department: (found, actor) => ofDepartment(found, actor) && wasAsked(found, actor),
}
