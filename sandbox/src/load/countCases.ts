import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'

/** How far the cases of a run have come, counted from the stored documents. */
export type CaseCounts = {
  stored: number
  offered: number
  accepted: number
  resolved: number
  closed: number
  breaches: number
}

export async function countCases(ids: readonly string[]): Promise<CaseCounts> {
  const cases = await CaseModel.find(
    { _id: op({ $in: ids }) },
    { state: 1, clocks: 1, offer: 1, poolSince: 1, assignee: 1, 'timeline.command': 1 },
  )
    .maxTimeMS(30_000)
    .lean<
      {
        state: string
        clocks: { respondedAt?: Date; resolvedAt?: Date; breaches: { kind: string }[] }
        timeline: { command: string }[]
      }[]
    >()
  const count = (test: (c: (typeof cases)[number]) => boolean) => cases.filter(test).length
  return {
    stored: cases.length,
    offered: count((c) => c.timeline.some((e) => e.command === 'offer' || e.command === 'open_pool')),
    accepted: count((c) => Boolean(c.clocks.respondedAt)),
    resolved: count((c) => Boolean(c.clocks.resolvedAt)),
    closed: count((c) => c.state === 'closed'),
    breaches: cases.reduce((n, c) => n + c.clocks.breaches.filter((b) => b.kind === 'respond').length, 0),
  }
}
