import type { Case } from '@jinlin/domain/cases/case'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { maskName } from '@jinlin/domain/people/mask'
import type { Actor } from '@jinlin/domain/people/roles'
import { reasonForResident, reasonForStaff } from '@jinlin/domain/words/offerReason'
import { personText } from '@jinlin/domain/words/persons'
import type { Viewer } from './viewer'

/** Who reported, masked; `mine` = the viewer did, or speaks for it since the reporter withdrew. Absent for neighbours and followers, and for whoever need not know in a restricted matter. */
export function presentReporter({ reporter }: Case, viewer: Viewer): PresentedCase['reporter'] {
  if (!viewer.knowsReporter) return undefined
  const { name, via, happenedAt } = reporter
  return { name: maskName(name), mine: viewer.reporter, via, happenedAt: happenedAt.toISOString() }
}

/** Who is being asked, how far away and why: shown to all sides; how busy and what for is told only to those who decide among people or are asked. */
export function presentOffer(actor: Actor, { offer }: Case, viewer: Viewer): PresentedCase['offer'] {
  if (!offer) return undefined
  const { name, role, until, at, round, reason, metres, to } = offer
  return {
    name: personText(name, role),
    role,
    until: until?.toISOString() ?? null,
    at: at.toISOString(),
    round,
    reason: viewer.staff || viewer.handler || viewer.asked ? reasonForStaff(reason) : reasonForResident(reason),
    metres: metres === undefined ? undefined : Math.round(metres),
    mine: to === actor.userId,
  }
}

/** Who accepted, masked, and how far away the phone still is. */
export const presentAssignee = (actor: Actor, { assignee }: Case, metres?: number): PresentedCase['assignee'] =>
  assignee && {
    name: personText(assignee.name, assignee.role),
    role: assignee.role,
    mine: assignee.userId === actor.userId,
    metres: metres && Math.round(metres),
  }

/** A hold or decline that waits for a decision; the handler and staff know of it. */
export function presentRequest(actor: Actor, { request }: Case, viewer: Viewer): PresentedCase['request'] {
  if (!request || !(viewer.handler || viewer.staff)) return undefined
  const { kind, reason, until, by } = request
  return { kind, reason, until: until?.toISOString(), mine: by === actor.userId }
}
