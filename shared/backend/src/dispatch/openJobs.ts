import { CaseModel } from '../cases/CaseModel'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'

/** How many cases each of these people is working on (accepted and in progress), by one question; missing = none. */
export const openJobsOf = async (userIds: readonly string[]): Promise<Map<string, number>> => {
  const jobs = new Map<string, number>()
  if (userIds.length === 0) return jobs
  const open = await CaseModel.find({
    'assignee.userId': op({ $in: [...userIds] }),
    state: op({ $in: ['accepted', 'in_progress'] }),
  })
    .select('assignee.userId')
    .lean()
  for (const { assignee } of open) if (assignee) jobs.set(assignee.userId, (jobs.get(assignee.userId) ?? 0) + 1)
  return jobs
}

const jobsTogether = askTogether(openJobsOf)

/** How many cases this person is working on, for showing: asked together with others of the same moment, so never inside a transaction. */
export const openJobsShown = async (userId: string): Promise<number> => (await jobsTogether(userId)) ?? 0
