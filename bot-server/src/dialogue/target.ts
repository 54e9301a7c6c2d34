import { ownCaseByNumber, ownCaseMovedBy, ownCases } from '@jinlin/backend/inbox/ownCases'
import { type Case, type CaseState, caseStates } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import type { Turn } from './turn'

/** What is still under way, for commands that name no number. */
export const openStates: readonly CaseState[] = caseStates.filter(isOpen)

/** The case a command is about: the one this very message has moved before, else the named one, else the newest of the person's own in one of these states. */
export async function target(
  { talk, inbound }: Turn,
  number: string | undefined,
  states: readonly CaseState[],
): Promise<Case | undefined> {
  const again = await ownCaseMovedBy(talk.userId, inbound.key)
  if (again) return again
  if (number) return ownCaseByNumber(talk.userId, number)
  return (await ownCases(talk.userId, states, 1))[0]
}
