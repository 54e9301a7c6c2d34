import { mostUrgent } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { clockText, deadlineText, pausedText } from '@jinlin/domain/clocks/countdown'
import * as say from '@jinlin/domain/words/accountMessages'
import { lines } from '@jinlin/domain/words/lines'
import { personText } from '@jinlin/domain/words/persons'
import { stateLabel } from '@jinlin/domain/words/states'
import { moreOpen } from '../words/dialogue'
import { matterOf } from './matterOf'
import { openStates, target } from './target'
import type { Turn } from './turn'

/** Where a person's matters stand: the one whose time ends first, with its countdown, and how many more there are; a number asks for that one, finished or not. */
export async function status(turn: Turn, number?: string): Promise<string | null> {
  const named = number ? await target(turn, number, openStates) : undefined
  if (number) return named ? statusOf(named, turn.now) : say.nothingOpen()
  const running = await mostUrgent(turn.talk.userId, runningStates)
  const others = await mostUrgent(turn.talk.userId, ['resolved', 'on_hold'])
  const first = running.first ?? others.first
  if (!first) return say.nothingOpen()
  const more = running.count + others.count - 1
  return lines(statusOf(first, turn.now), more > 0 && moreOpen(more))
}

/** Those whose closing clock runs. */
const runningStates = openStates.filter((state) => state !== 'on_hold')

/** One case: number, matter, state, who has it, what is left. */
export const statusOf = (found: Case, now: Date): string =>
  say.status({
    number: found.number,
    matter: matterOf(found.category, found.words),
    state: stateLabel(found.state),
    handler: found.assignee ? personText(found.assignee.name, found.assignee.role) : undefined,
    left: leftOf(found, now),
    closeBy: openStates.includes(found.state) ? deadlineText(found.clocks.closeBy, now) : undefined,
  })

/** What is left of the closing clock in words; nothing once it has stopped. */
export function leftOf({ state, clocks }: Case, now: Date): string | undefined {
  if (state === 'on_hold') return pausedText(clocks.holdUntil, now)
  return openStates.includes(state) ? clockText(clocks.closeBy, now) : undefined
}
