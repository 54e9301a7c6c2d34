import { ownCases } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { clockText, deadlineText, pausedText } from '@jinlin/domain/clocks/countdown'
import * as say from '@jinlin/domain/words/accountMessages'
import { personText } from '@jinlin/domain/words/persons'
import { stateLabel } from '@jinlin/domain/words/states'
import { matterOf } from './matterOf'
import { openStates, target } from './target'
import type { Turn } from './turn'

const shown = 3

/** Where a person's matters stand, each with its countdown; a number asks for that one, finished or not. */
export async function status(turn: Turn, number?: string): Promise<string | null> {
  const named = number ? await target(turn, number, openStates) : undefined
  const cases = number ? (named ? [named] : []) : await ownCases(turn.talk.userId, [...openStates, 'resolved'], shown)
  if (cases.length === 0) return say.nothingOpen()
  return cases.map((found) => statusOf(found, turn.now)).join('\n')
}

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
