import { endsAt, followedByUrgency } from '@jinlin/backend/inbox/ownCases'
import type { Case } from '@jinlin/domain/cases/case'
import { clockText, pausedText } from '@jinlin/domain/clocks/countdown'
import * as say from '@jinlin/domain/words/accountMessages'
import { personText } from '@jinlin/domain/words/persons'
import { runningClock } from '@jinlin/domain/words/runningClock'
import { stateLabel } from '@jinlin/domain/words/states'
import { numberUnknown } from '../words/dialogue'
import { matterOf } from './matterOf'
import { mattersOf, openStates, target } from './target'
import type { Turn } from './turn'
import { isOwn, lineOf, mostNamed, seenBy } from './which'

const told = [...openStates, 'resolved'] as const

/** Where a person's matters stand: the only one with all of it, several in a line each, and how many more there are; without own ones the neighbours' they follow; a number asks for that one, finished or not. */
export async function status(turn: Turn, number?: string): Promise<string | null> {
  if (number) {
    const named = (await target(turn, number, openStates)) ?? (await followedOf(turn, number))
    return named ? statusOf(seenBy(turn, named), turn.now) : numberUnknown(number)
  }
  const mine = await mattersOf(turn, told)
  const [first, ...others] = mine.length > 0 ? mine : await followedByUrgency(turn.talk.userId, told)
  if (!first) return say.nothingOpen()
  return others.length > 0 ? severalText(turn, [first, ...others]) : statusOf(seenBy(turn, first), turn.now)
}

const followedOf = async ({ talk }: Turn, number: string): Promise<Case | undefined> =>
  (await followedByUrgency(talk.userId, told)).find((each) => each.number.endsWith(number))

function severalText(turn: Turn, all: readonly Case[]): string {
  const named = all.slice(0, mostNamed)
  const cases = named.map((found) => ({ ...lineOf(turn, found), clock: clockOf(turn, found) }))
  return say.severalOpen({ cases, more: all.length - named.length })
}

function clockOf({ talk, now }: Turn, found: Case): string {
  const { state, clocks } = found
  if (state === 'resolved') return say.shortDone({ mine: isOwn(found, talk) })
  if (state === 'on_hold') return pausedText(clocks.holdUntil, now)
  const waiting = clocks.respondedAt === undefined
  return say.shortClock({ state: stateLabel(state), left: clockText(endsAt(found), now), waiting })
}

/** One case: number, matter, state, who has it, what is left. */
export const statusOf = (found: Case, now: Date): string =>
  say.status({
    number: found.number,
    matter: matterOf(found.category, found.words),
    state: stateLabel(found.state),
    handler: found.assignee ? personText(found.assignee.name, found.assignee.role) : undefined,
    clock: runningClock(found, now),
  })

/** What is left of the closing clock in words; nothing once it has stopped. */
export function leftOf({ state, clocks }: Case, now: Date): string | undefined {
  if (state === 'on_hold') return pausedText(clocks.holdUntil, now)
  return openStates.includes(state) ? clockText(clocks.closeBy, now) : undefined
}
