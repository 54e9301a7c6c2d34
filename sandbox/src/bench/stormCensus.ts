import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { isCritical } from '@jinlin/domain/cases/isCritical'
import type { FirstOffer } from './offerOrder'

/** Where the cases of a storm are: with whom, and how many nobody has been asked for yet (`unasked`) or wait between two people (`between`). */
export type Census = {
  stored: number
  person: number
  officer: number
  pooled: number
  between: number
  unasked: number
}

const longMs = 60_000
const here = (from: string) => ({ _id: op({ $gte: from }) })

/** Counts the cases from this id on: an open pool counts as pooled, whoever is asked beside it. */
export async function takeCensus(from: string): Promise<Census> {
  const rows = await CaseModel.aggregate<{ _id: { pool: boolean; kind?: string; asked: boolean }; count: number }>([
    { $match: { _id: { $gte: from } } },
    {
      $group: {
        _id: {
          pool: { $gt: ['$poolSince', null] },
          kind: '$offer.kind',
          asked: { $gt: [{ $size: '$asked' }, 0] },
        },
        count: { $sum: 1 },
      },
    },
  ]).option({ maxTimeMS: longMs })
  const count = (holds: (id: (typeof rows)[number]['_id']) => boolean) =>
    rows.filter(({ _id }) => holds(_id)).reduce((sum, row) => sum + row.count, 0)
  return {
    stored: count(() => true),
    person: count(({ pool, kind }) => !pool && kind !== undefined && kind !== 'officer'),
    officer: count(({ pool, kind }) => !pool && kind === 'officer'),
    pooled: count(({ pool }) => pool),
    between: count(({ pool, kind, asked }) => !pool && kind === undefined && asked),
    unasked: count(({ pool, kind, asked }) => !pool && kind === undefined && !asked),
  }
}

/** When each case from this id on was due and when somebody was first asked or its pool opened; those nobody was asked for are left out. */
export async function firstOffers(from: string): Promise<FirstOffer[]> {
  const fields = { category: 1, critical: 1, dispatchAt: 1, timeline: { seq: 1, command: 1, at: 1 } } as const
  const cases = await CaseModel.find(here(from), fields).maxTimeMS(longMs).lean<StoredCase[]>()
  return cases.flatMap((found) => {
    const first = found.timeline.find(({ command }) => command === 'offer' || command === 'open_pool')
    if (!first) return []
    return [{ dueAt: found.dispatchAt.getTime(), askedAt: first.at.getTime(), critical: isCritical(found) }]
  })
}

/** Of these ids, those that are not stored. */
export async function missingOf(ids: readonly string[]): Promise<string[]> {
  const stored = new Set<string>()
  for (let i = 0; i < ids.length; i += 1000) {
    const some = await CaseModel.find({ _id: op({ $in: ids.slice(i, i + 1000) }) }, { _id: 1 })
      .maxTimeMS(longMs)
      .lean()
    for (const { _id } of some) stored.add(_id)
  }
  return ids.filter((id) => !stored.has(id))
}
