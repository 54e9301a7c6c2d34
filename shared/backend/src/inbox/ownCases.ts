import type { Case, CaseState } from '@jinlin/domain/cases/case'
import { CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'

/** The cases a person reported that are in one of these states, newest first. */
export const ownCases = (userId: string, states: readonly CaseState[], limit: number): Promise<Case[]> =>
  CaseModel.find({ 'reporter.userId': userId, state: op({ $in: [...states] }) })
    .sort({ _id: -1 })
    .limit(limit)
    .lean<Case[]>()

/** The case of a person in one of these states whose closing time ends first, and how many there are in all. */
export async function mostUrgent(
  userId: string,
  states: readonly CaseState[],
): Promise<{ first: Case | undefined; count: number }> {
  const mine = { 'reporter.userId': userId, state: op({ $in: [...states] }) }
  const [[first], count] = await Promise.all([
    CaseModel.find(mine).sort({ 'clocks.closeBy': 1 }).limit(1).lean<Case[]>(),
    CaseModel.countDocuments(mine),
  ])
  return { first, count }
}

/** A person's own case by the whole number or by its last digits as people write them; the newest of several. */
export async function ownCaseByNumber(userId: string, number: string): Promise<Case | undefined> {
  const mine = await CaseModel.find({ 'reporter.userId': userId }).sort({ _id: -1 }).limit(200).lean<Case[]>()
  const serial = Number(number.split('-').at(-1))
  return (
    mine.find((each) => each.number === number) ?? mine.find((each) => Number(each.number.split('-').at(-1)) === serial)
  )
}

/** The own case that a message has moved already: handled again, it must not move another one. */
export const ownCaseMovedBy = async (userId: string, commandId: string): Promise<Case | undefined> =>
  (await CaseModel.findOne({ 'reporter.userId': userId, 'timeline.commandId': commandId }).lean<Case>()) ?? undefined

/** A case by id, whoever it belongs to; undefined when there is none. */
export const caseById = async (id: string): Promise<Case | undefined> =>
  (await CaseModel.findById(id).lean<Case>()) ?? undefined
