import { isDeepStrictEqual } from 'node:util'
import type { Case, CaseFacts } from '@jinlin/domain/cases/case'
import { foldTimeline } from '@jinlin/domain/cases/foldTimeline'
import type { Violation } from './evidence'

/** What stands on a case beside what its timeline says. */
const bookkeeping = new Set([
  '_id',
  '__v',
  'key',
  'number',
  'version',
  'wakeAt',
  'timeline',
  'untold',
  'near',
  'areas',
  'dueBy',
  'rush',
  'fingerprint',
])

/** An absent field and an empty one of the store are the same. */
const facts = (of: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).filter(([field, value]) => !bookkeeping.has(field) && value != null))

const wrong = (found: Case, what: string): Violation => ({ rule: 'I2', kind: 'timeline', subject: found._id, what })

const differing = (stored: Record<string, unknown>, folded: Record<string, unknown>): string[] =>
  [...new Set([...Object.keys(stored), ...Object.keys(folded)])].filter(
    (field) => !isDeepStrictEqual(stored[field], folded[field]),
  )

function wrongOrder(found: Case): Violation[] {
  const { timeline, version } = found
  const seqs = timeline.map(({ seq }) => seq)
  if (seqs.length !== version || seqs.some((seq, i) => seq !== i + 1))
    return [wrong(found, `version ${version} with the entries ${seqs.join(' ')}`)]
  const jump = timeline.find(({ from }, i) => i > 0 && from !== timeline[i - 1]?.to)
  return jump ? [wrong(found, `entry ${jump.seq} comes from ${jump.from}, which was not the state`)] : []
}

/** I2: the timeline is numbered 1…version without a gap, each entry begins where the one before ended, and folding it from nothing gives the stored case. */
export const wholeTimeline = (cases: readonly Case[]): Violation[] =>
  cases.flatMap((found) => {
    const fields = differing(facts(found), facts(foldTimeline(found.timeline) as CaseFacts))
    const unlike = fields.length > 0 ? [wrong(found, `its timeline says otherwise of ${fields.join(', ')}`)] : []
    return [...wrongOrder(found), ...unlike]
  })
