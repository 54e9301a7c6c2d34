import type { Case } from '@jinlin/domain/cases/case'
import { catchUp } from '@jinlin/domain/cases/catchUp'
import { decideCase } from '@jinlin/domain/cases/decideCase'
import { submitCase } from '@jinlin/domain/cases/submitCase'
import { nextWaking } from '@jinlin/domain/clocks/dueSteps'
import { afterPhoto } from '@jinlin/domain/testing/cast'
import { aPolicy, aTap, leader, minutes, morning } from '@jinlin/domain/testing/factories'
import { seek } from '@jinlin/domain/testing/seek'

export const policy = aPolicy()

/** The case after everything owed by a moment was done and somebody was sought, as the worker leaves it. */
export function woken(found: Case, now: Date, by = policy): Case {
  const told = { ...catchUp(found, by, now).after, untold: [] }
  return seek({ ...told, wakeAt: nextWaking(told, by, now) }, by, now, () => true)
}

const asleep = (found: Case, now: Date): Case => {
  const told = { ...found, untold: [] }
  return { ...told, wakeAt: nextWaking(told, policy, now) }
}

/** Reported in the morning, accepted and begun by the grid's leader. */
export function acceptedCase(id = 'case-1', key = 'tap-1'): Case {
  const offered = woken(submitCase(aTap({ id, key }), policy, morning), morning)
  const accepted = decideCase(offered, 'accept', leader(), {}, policy, minutes(1), `accept-${id}`).after
  return asleep(decideCase(accepted, 'start', leader(), {}, policy, minutes(2), `start-${id}`).after, minutes(2))
}

/** The same, done half an hour later. */
export function doneCase(): Case {
  const photo = { attachments: [afterPhoto(minutes(31))] }
  return asleep(decideCase(acceptedCase(), 'resolve', leader(), photo, policy, minutes(32), 'done').after, minutes(32))
}

/** Reported in the morning and answered by nobody for 50 minutes: pool, alert and two breaches are on record. */
export function unansweredCase(id = 'case-2', key = 'tap-2'): Case {
  let found = submitCase(aTap({ id, key }), policy, morning)
  for (let minute = 0; minute <= 50; minute += 1) found = woken(found, minutes(minute))
  return asleep(found, minutes(50))
}

/** A copy to plant an error in. */
export const copyOf = <T>(of: T): T => structuredClone(of)
