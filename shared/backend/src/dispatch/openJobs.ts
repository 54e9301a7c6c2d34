import { CaseModel } from '../cases/CaseModel'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'

/** Counting in the store has a price of its own: for so many people it is worth it. */
const manyPeople = 16

/** Counts the cases of each person in the store, from the index alone. */
const countBy = async (field: 'assignee.userId' | 'offer.to', match: object): Promise<Map<string, number>> => {
  const count = { $group: { _id: `$${field}`, count: { $sum: 1 } } }
  const rows = await CaseModel.aggregate<{ _id: string; count: number }>([{ $match: match }, count])
  return new Map(rows.map((row) => [row._id, row.count]))
}

/** How many cases each of these people is working on (accepted and in progress), by one question answered from the index; missing = none. */
export const openJobsOf = async (userIds: readonly string[]): Promise<Map<string, number>> => {
  const jobs = new Map<string, number>()
  if (userIds.length === 0) return jobs
  const working = { 'assignee.userId': op({ $in: [...userIds] }), state: op({ $in: ['accepted', 'in_progress'] }) }
  if (userIds.length >= manyPeople) return countBy('assignee.userId', working)
  const open = await CaseModel.find(working).select({ 'assignee.userId': 1, _id: 0 }).lean()
  for (const { assignee } of open) if (assignee) jobs.set(assignee.userId, (jobs.get(assignee.userId) ?? 0) + 1)
  return jobs
}

/** How many offers wait for each of these people; missing = none. Always counted in the store: on a bad day an officer has thousands. */
const openOffersOf = (userIds: readonly string[]): Promise<Map<string, number>> =>
  countBy('offer.to', { 'offer.to': { $in: [...userIds] } })

const jobsTogether = askTogether(openJobsOf)
const offersTogether = askTogether(openOffersOf)

/** How many cases this person is working on: asked together with others of the same moment, so never inside a transaction. */
export const openJobsNow = async (userId: string): Promise<number> => (await jobsTogether(userId)) ?? 0

/** How many offers wait for this person: asked together with others of the same moment, so never inside a transaction. */
export const openOffersNow = async (userId: string): Promise<number> => (await offersTogether(userId)) ?? 0
