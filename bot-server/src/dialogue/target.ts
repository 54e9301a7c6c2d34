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

/**
 * The one case that words without a number speak about, for 查询, 催一下, 撤销 and 人工 alike: of the person's own in these states the one whose time ends first.
 * With a number that one. A message handled again speaks of the case it has moved before.
 */
export async function target(
  turn: Turn,
  number: string | undefined,
  states: readonly CaseState[],
): Promise<Case | undefined> {
  const { talk, inbound } = turn
  const again = await ownCaseMovedBy(talk.userId, inbound.key)
  if (again) return again
  if (number) return ownCaseByNumber(talk.userId, number)
  return (await mattersOf(turn, states))[0]
}

/** The person's matters in these states, the one to speak about first. A message that comes days late knows nothing of what was reported after it. */
export async function mattersOf(turn: Turn, states: readonly CaseState[]): Promise<Case[]> {
  const mine = await ownByUrgency(turn.talk.userId, states)
  const known = isLate(turn) ? mine.filter(({ timeline }) => (timeline[0]?.at ?? turn.now) <= turn.saidAt) : mine
  const rank = ({ state }: Case) => order.findIndex((each) => each.includes(state))
  return known.sort((a, b) => rank(a) - rank(b))
}
