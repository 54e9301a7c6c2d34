import { ownByUrgency, ownCaseByNumber, ownCaseMovedBy } from '@jinlin/backend/inbox/ownCases'
import { type Case, type CaseState, caseStates } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { isLate, type Turn } from './turn'

/** What is still under way, for commands that name no number. */
export const openStates: readonly CaseState[] = caseStates.filter(isOpen)
/** Those whose clock runs. */
const runningStates = openStates.filter((state) => state !== 'on_hold')
/** In the order in which they matter to the person: what runs, what waits for their word, what is paused. */
const order: readonly (readonly CaseState[])[] = [runningStates, ['resolved'], ['on_hold']]

/** The cases that a command may be about: with a number that one, else all of the person's own in these states, the one to speak about first. A message handled again is about the case it has moved before. */
export async function targets(
  turn: Turn,
  number: string | undefined,
  states: readonly CaseState[],
): Promise<readonly Case[]> {
  const { talk, inbound } = turn
  const one =
    (await ownCaseMovedBy(talk.userId, inbound.key)) ?? (number && (await ownCaseByNumber(talk.userId, number)))
  if (one) return [one]
  return number ? [] : mattersOf(turn, states)
}

/** The one to speak about first, where several need no choice. */
export const target = async (turn: Turn, number: string | undefined, states: readonly CaseState[]) =>
  (await targets(turn, number, states))[0]

/** The person's matters in these states, the one to speak about first. A message that comes days late knows nothing of what was reported after it. */
export async function mattersOf(turn: Turn, states: readonly CaseState[]): Promise<Case[]> {
  const mine = await ownByUrgency(turn.talk.userId, states)
  const known = isLate(turn) ? mine.filter(({ timeline }) => (timeline[0]?.at ?? turn.now) <= turn.saidAt) : mine
  const rank = ({ state }: Case) => order.findIndex((each) => each.includes(state))
  return known.sort((a, b) => rank(a) - rank(b))
}
