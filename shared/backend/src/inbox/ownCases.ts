import type { Case, CaseState } from '@jinlin/domain/cases/case'
import { byReporter, CaseModel } from '../cases/CaseModel'
import { FollowerModel } from '../cases/FollowerModel'
import { askEach } from '../infra/askEach'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { lookUpEach, mostPeople } from '../infra/lookUpEach'

/** More than anybody has under way at once. */
const mostOwn = 100
const mostFollowed = 20

/** More of all who ask together are looked up for each, so that nobody's many hide another's few. */
const many = 200

/** The newest of each person in these states, of all who ask at the same moment by one question: nearly always few, and then by a plain one. */
const newestIn = (states: readonly CaseState[]) =>
  askTogether<Case[]>(async (userIds) => {
    const few = await CaseModel.find({ 'reporter.userId': op({ $in: userIds }), state: op({ $in: [...states] }) })
      .hint(byReporter)
      .sort({ _id: -1 })
      .limit(many)
      .lean<Case[]>()
    if (few.length < many)
      return new Map(
        userIds.map((userId) => [userId, few.filter(({ reporter }) => reporter.userId === userId).slice(0, mostOwn)]),
      )
    const pipeline = [{ $match: { state: { $in: states } } }, { $sort: { _id: -1 } }, { $limit: mostOwn }]
    const own = { from: 'cases', localField: 'userId', foreignField: 'reporter.userId', as: 'own', pipeline }
    const asked = userIds.map((userId) => ({ userId }))
    const rows = await lookUpEach<{ userId: string; own: Case[] }>(asked, own)
    return new Map(rows.map((row) => [row.userId, row.own]))
  }, mostPeople)

const ofStates = new Map<string, ReturnType<typeof newestIn>>()

/** The cases a person reported that are in one of these states, newest first, at most a hundred. */
export async function ownCases(userId: string, states: readonly CaseState[]): Promise<Case[]> {
  const which = states.join()
  const ask = ofStates.get(which) ?? newestIn(states)
  ofStates.set(which, ask)
  return (await ask(userId)) ?? []
}

type RatedAsk = { userId: string; since: Date }

const ratedLast = askEach<RatedAsk, Case | undefined>(async (asked) => {
  const floor = new Date(Math.min(...asked.map(({ since }) => since.getTime())))
  const userIds = [...new Set(asked.map(({ userId }) => userId))]
  const theirs = {
    'reporter.userId': op({ $in: userIds }),
    state: 'closed' as const,
    'rating.at': op({ $gte: floor }),
  }
  const found = await CaseModel.find(theirs).sort({ 'rating.at': -1 }).lean<Case[]>()
  return asked.map(({ userId, since }) =>
    found.find(({ reporter, rating }) => reporter.userId === userId && rating && rating.at >= since),
  )
})

/** The case this person rated last since that moment. */
export const lastRated = (userId: string, since: Date): Promise<Case | undefined> => ratedLast({ userId, since })

/** The moment the clock of a case that runs now ends: somebody has to respond, then it has to be closed. */
export const endsAt = ({ clocks }: Pick<Case, 'clocks'>): Date =>
  clocks.respondedAt ? clocks.closeBy : clocks.respondBy

/** The cases of a person in one of these states, the one whose time ends first in front. */
export async function ownByUrgency(userId: string, states: readonly CaseState[]): Promise<Case[]> {
  const mine = await ownCases(userId, states)
  return mine.sort((a, b) => endsAt(a).getTime() - endsAt(b).getTime() || (a._id < b._id ? 1 : -1))
}

/** The cases of others that a person follows, in one of these states, the one whose time ends first in front. */
export async function followedByUrgency(userId: string, states: readonly CaseState[]): Promise<Case[]> {
  const rows = await FollowerModel.find({ userId }).sort({ caseId: -1 }).limit(mostFollowed).lean()
  const ids = rows.map(({ caseId }) => caseId)
  const found = await CaseModel.find({ _id: op({ $in: ids }), state: op({ $in: [...states] }) }).lean<Case[]>()
  return found.sort((a, b) => endsAt(a).getTime() - endsAt(b).getTime())
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

/** The own case that a report with this key has become, though nobody may have closed the report yet. */
export const ownCaseByKey = async (userId: string, key: string): Promise<Case | undefined> =>
  (await CaseModel.findOne({ 'reporter.userId': userId, key }).lean<Case>()) ?? undefined

/** A case by id, whoever it belongs to; undefined when there is none. */
export const caseById = async (id: string): Promise<Case | undefined> =>
  (await CaseModel.findById(id).lean<Case>()) ?? undefined
