import { CaseModel } from '../cases/CaseModel'
import { askTogether } from '../infra/askTogether'

/** Counted in the store and from the index alone: an officer on a bad day has thousands. */
const countBy = async (field: 'assignee.userId' | 'offer.to', match: object): Promise<Map<string, number>> => {
  const rows = await CaseModel.aggregate<{ _id: string; count: number }>([
    { $match: match },
    { $group: { _id: `$${field}`, count: { $sum: 1 } } },
  ])
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}

/** How many cases each of these people is working on (accepted and in progress), by one question; missing = none. */
export const openJobsOf = async (userIds: readonly string[]): Promise<Map<string, number>> => {
  if (userIds.length === 0) return new Map()
  const working = { 'assignee.userId': { $in: [...userIds] }, state: { $in: ['accepted', 'in_progress'] } }
  return countBy('assignee.userId', working)
}

/** How many offers wait for each of these people, by one question; missing = none. */
export const openOffersOf = async (userIds: readonly string[]): Promise<Map<string, number>> =>
  userIds.length === 0 ? new Map() : countBy('offer.to', { 'offer.to': { $in: [...userIds] } })

const jobsTogether = askTogether(openJobsOf)
const offersTogether = askTogether(openOffersOf)

/** How many cases this person is working on: asked together with others of the same moment, so never inside a transaction. */
export const openJobsNow = async (userId: string): Promise<number> => (await jobsTogether(userId)) ?? 0

/** How many offers wait for this person: asked together with others of the same moment, so never inside a transaction. */
export const openOffersNow = async (userId: string): Promise<number> => (await offersTogether(userId)) ?? 0
