import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'

type Held = { _id: string; state: string; offer?: { until: Date | null }; poolSince?: Date; assignee?: object }

/**
 * Those of the cases for which nobody is responsible: waiting, without a live offer and without an open pool. A case in an inbox (no grid)
 * is held by the live offer of its named officer and by nothing else. Whatever is past waiting has an assignee or is finished.
 * Missing ones are named too.
 */
export async function whoseCase(ids: readonly string[], now = new Date()): Promise<string[]> {
  const fields = { state: 1, offer: 1, poolSince: 1, assignee: 1 }
  const found = await CaseModel.find({ _id: op({ $in: ids }) }, fields)
    .maxTimeMS(30_000)
    .lean<Held[]>()
  const missing = ids.length - found.length
  const live = ({ offer }: Held) => offer !== undefined && (offer.until === null || offer.until > now)
  const waiting = found.filter(({ state }) => state === 'submitted' || state === 'offered')
  const nobodys = waiting.filter((one) => !live(one) && !one.poolSince).map(({ _id, state }) => `${_id} ${state}`)
  return missing > 0 ? [...nobodys, `${missing} missing`] : nobodys
}
