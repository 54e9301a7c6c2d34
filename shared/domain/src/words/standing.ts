import type { Case } from '../cases/case'
import { status } from './accountMessages'
import { personText } from './persons'
import { runningClock } from './runningClock'
import { stateLabel } from './states'
import { plainMatter } from './whom'

/** Where a case stands now, for a resident whose news of it has been overtaken: number, matter, state, who has it, what is left. Names masked, no words of people. */
export const standingNow = (found: Case, now: Date): string =>
  status({
    number: found.number,
    matter: plainMatter(found),
    state: stateLabel(found.state),
    handler: found.assignee && personText(found.assignee.name, found.assignee.role),
    clock: runningClock(found, now),
  })
