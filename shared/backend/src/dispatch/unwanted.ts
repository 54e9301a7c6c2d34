import type { Case } from '@jinlin/domain/cases/case'
import { isCallOut } from '@jinlin/domain/categories/catalogue'
import { askTogether } from '../infra/askTogether'
import { op } from '../infra/defineModel'
import { BlockModel } from './BlockModel'

const nobody: ReadonlySet<string> = new Set()

/** From the index alone; residents asked for at the same moment share a question. */
const blocksTogether = askTogether(async (userIds): Promise<Map<string, Set<string>>> => {
  const rows = await BlockModel.find({ userId: op({ $in: userIds }) })
    .select({ userId: 1, staffId: 1, _id: 0 })
    .lean()
  const blocks = new Map<string, Set<string>>()
  for (const { userId, staffId } of rows) blocks.set(userId, (blocks.get(userId) ?? new Set()).add(staffId))
  return blocks
})

/** The tradespeople whom the reporter of a call-out doesn't want to be sent. A report is about everybody's street: nobody is unwanted there. Never inside a transaction. */
export const unwantedFor = async ({
  category,
  reporter,
}: Pick<Case, 'category' | 'reporter'>): Promise<ReadonlySet<string>> =>
  isCallOut(category) ? ((await blocksTogether(reporter.userId)) ?? nobody) : nobody
