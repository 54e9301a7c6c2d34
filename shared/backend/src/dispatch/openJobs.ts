import { CaseModel } from '../cases/CaseModel'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'

/** How many cases each of these people is working on (accepted and in progress), by one question answered from the index; missing = none. */
export const openJobsOf = async (userIds: readonly string[]): Promise<Map<string, number>> => {
  const jobs = new Map<string, number>()
  if (userIds.length === 0) return jobs
  const working = { 'assignee.userId': op({ $in: [...userIds] }), state: op({ $in: ['accepted', 'in_progress'] }) }
  const open = await CaseModel.find(working).select({ 'assignee.userId': 1, _id: 0 }).lean()
  for (const { assignee } of open) if (assignee) jobs.set(assignee.userId, (jobs.get(assignee.userId) ?? 0) + 1)
  return jobs
}

/** How many offers wait for each of these people; missing = none. Counted in the store: on a bad day an officer has thousands, while nobody works on more than a few cases. */
const openOffersOf = async (userIds: readonly string[]): Promise<Map<string, number>> => {
  const rows = await CaseModel.aggregate<{ _id: string; count: number }>([
    { $match: { 'offer.to': { $in: [...userIds] } } },
    { $group: { _id: '$offer.to', count: { $sum: 1 } } },
  ])
  return new Map(rows.map(({ _id, count }) => [_id, count]))
}

const jobsTogether = askTogether(openJobsOf)
const offersTogether = askTogether(openOffersOf)

/** How many cases this person is working on: asked together with others of the same moment, so never inside a transaction. */
export const openJobsNow = async (userId: string): Promise<number> => (await jobsTogether(userId)) ?? 0

/** How many offers wait for this person: asked together with others of the same moment, so never inside a transaction. */
export const openOffersNow = async (userId: string): Promise<number> => (await offersTogether(userId)) ?? 0
