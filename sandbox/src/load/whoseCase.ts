import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'

/**
 * Those of the cases for which nobody is responsible: waiting, without a live offer and without an open pool. A case in an inbox (no grid)
 * is held by the live offer of its named officer and by nothing else. Whatever is past waiting has an assignee or is finished.
 * Missing ones are named too. Asked of the store alone, for it is asked again and again while the town is busy.
 */
export async function whoseCase(ids: readonly string[], now = new Date()): Promise<string[]> {
  const these = { _id: op({ $in: ids }) }
  const unanswered = [{ offer: op({ $exists: false }) }, { 'offer.until': op({ $lte: now }) }]
  const waiting = { state: op({ $in: ['submitted', 'offered'] }), poolSince: op({ $exists: false }), $or: unanswered }
  const [found, stored] = await Promise.all([
    CaseModel.find({ ...these, ...waiting })
      .select('state')
      .maxTimeMS(30_000)
      .lean(),
    CaseModel.countDocuments(these).maxTimeMS(30_000),
  ])
  const nobodys = found.map(({ _id, state }) => `${_id} ${state}`)
  return stored < ids.length ? [...nobodys, `${ids.length - stored} missing`] : nobodys
}
