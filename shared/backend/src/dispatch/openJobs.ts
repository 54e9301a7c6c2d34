import { CaseModel } from '../cases/CaseModel'
import { Batcher } from '../infra/Batcher'
import { op } from '../infra/defineModel'

/** Everybody asked about at the same moment is counted by one question. */
const counts = new Batcher<readonly string[], Map<string, number>>(
  async (asked) => {
    const jobs = await count([...new Set(asked.flat())])
    return asked.map(() => ({ value: jobs }))
  },
  64,
  1,
)

async function count(userIds: readonly string[]): Promise<Map<string, number>> {
  const jobs = new Map<string, number>()
  const open = await CaseModel.find({
    'assignee.userId': op({ $in: [...userIds] }),
    state: op({ $in: ['accepted', 'in_progress'] }),
  })
    .select('assignee.userId')
    .lean()
  for (const { assignee } of open) if (assignee) jobs.set(assignee.userId, (jobs.get(assignee.userId) ?? 0) + 1)
  return jobs
}

/** How many cases each of these people is working on (accepted and in progress); missing = none. */
export const openJobsOf = async (userIds: readonly string[]): Promise<Map<string, number>> =>
  userIds.length === 0 ? new Map() : counts.add(userIds)
