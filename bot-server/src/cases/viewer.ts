import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/states'
import { maySeeStaffEntries } from '@jinlin/domain/cases/visibility'
import type { Actor } from '@jinlin/domain/people/roles'

/** What one viewer is to one case; every hidden field asks here. */
export type Viewer = {
  reporter: boolean
  handler: boolean
  asked: boolean
  staff: boolean
  /** Reporter, handler, the person asked and staff in scope see the exact place. */
  close: boolean
  /** Whoever reported it, and the handler while it is open, read the door; everybody else only the building and entrance. Once a follower speaks for it neither does, nor the reporter who withdrew: it may be the other's. */
  door: boolean
  /** Whoever reported it (unless withdrawn, as the door) and those who work on it read phone numbers and doors in what was typed. */
  numbers: boolean
  /** Those near the case; in a restricted matter only who works on it. */
  knowsReporter: boolean
}

/** How near this viewer is to this case. */
export function viewerOf(actor: Actor, found: Case): Viewer {
  const own = found.reporter.userId === actor.userId
  const reporter = own || found.speaker === actor.userId
  const handler = found.assignee?.userId === actor.userId
  const asked = found.offer?.to === actor.userId
  const staff = maySeeStaffEntries(found, actor)
  const involved = reporter || handler || asked
  const close = involved || staff
  const alone = own && found.speaker === undefined
  const door = alone || (handler && isOpen(found.state))
  const numbers = alone || handler || asked || staff
  return {
    reporter,
    handler,
    asked,
    staff,
    close,
    door,
    numbers,
    knowsReporter: found.reporter.hidden ? involved : close,
  }
}
