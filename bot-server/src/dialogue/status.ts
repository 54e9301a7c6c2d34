import { followedByUrgency } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { clockText, pausedText } from '@jinlin/domain/clocks/countdown'
import * as say from '@jinlin/domain/words/accountMessages'
import { personText } from '@jinlin/domain/words/persons'
import { runningClock } from '@jinlin/domain/words/runningClock'
import { stateLabel } from '@jinlin/domain/words/states'
import { moreOpen } from '../words/dialogue'
import { matterOf } from './matterOf'
import { mattersOf, openStates, target } from './target'
import type { Turn } from './turn'

const told = [...openStates, 'resolved'] as const

/** Where a person's matters stand: the one to speak about with its countdown, and how many more there are; without own ones the neighbour's they follow; a number asks for that one, finished or not. */
export async function status(turn: Turn, number?: string): Promise<string | null> {
  if (number) {
    const named = await target(turn, number, openStates)
    return named ? statusOf(named, turn.now) : say.nothingOpen()
  }
  const mine = await mattersOf(turn, told)
  const [first, ...others] = mine.length > 0 ? mine : await followedByUrgency(turn.talk.userId, told)
  if (!first) return say.nothingOpen()
  return statusOf(first, turn.now, others.length > 0 ? moreOpen(others.length) : undefined)
}

/** One case: number, matter, state, who has it, what is left. */
export const statusOf = (found: Case, now: Date, more?: string): string =>
  say.status({
    number: found.number,
    matter: matterOf(found.category, found.words),
    state: stateLabel(found.state),
    handler: found.assignee ? personText(found.assignee.name, found.assignee.role) : undefined,
    clock: runningClock(found, now),
    more,
  })

/** What is left of the closing clock in words; nothing once it has stopped. */
export function leftOf({ state, clocks }: Case, now: Date): string | undefined {
  if (state === 'on_hold') return pausedText(clocks.holdUntil, now)
  return openStates.includes(state) ? clockText(clocks.closeBy, now) : undefined
}
