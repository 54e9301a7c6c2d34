import type { CaseState } from '@jinlin/domain/cases/case'
import { CaseModel } from '../cases/CaseModel'
import { idFloor } from '../infra/newId'

/** `from` ≤ when the appeal was taken < `to`; open ends count all. */
export type Span = { from?: Date | undefined; to?: Date | undefined }
/** taken = closed + ended + open; ended = withdrawn, declined, merged into another. */
export type AccountFigures = { taken: number; closed: number; ended: number; open: number }

const ended: readonly CaseState[] = ['withdrawn', 'declined', 'merged']
const readMs = 5000

/** What accounts took in a span and what became of it by now; zeros for an account that took nothing. Reads the index of account and time alone. */
export async function accountFigures(
  keys: readonly string[],
  { from, to }: Span,
): Promise<Map<string, AccountFigures>> {
  const taken = { ...(from && { $gte: idFloor(from) }), ...(to && { $lt: idFloor(to) }) }
  const rows = await CaseModel.aggregate<{ _id: { key: string; state: CaseState }; count: number }>([
    { $match: { 'reporter.accountKey': { $in: [...keys] }, ...(from || to ? { _id: taken } : {}) } },
    { $group: { _id: { key: '$reporter.accountKey', state: '$state' }, count: { $sum: 1 } } },
  ]).option({ maxTimeMS: readMs })
  const figures = new Map(keys.map((key) => [key, { taken: 0, closed: 0, ended: 0, open: 0 }]))
  for (const { _id, count } of rows) {
    const row = figures.get(_id.key)
    if (!row) continue
    row.taken += count
    row[_id.state === 'closed' ? 'closed' : ended.includes(_id.state) ? 'ended' : 'open'] += count
  }
  return figures
}
