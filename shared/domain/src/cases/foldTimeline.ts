import type { Breach, CaseChange, CaseFacts, TimelineEntry } from './case'

/** So many repeats stay with the clocks; what counts in figures stays whole. */
export const mostRepeats = 50

/** All breaches with one more; past the most repeats the oldest one makes room. */
function withBreach(breaches: readonly Breach[], breach: Breach): Breach[] {
  const all = [...breaches, breach]
  const repeats = all.filter(({ kind }) => kind === 'repeat')
  const dropped = new Set(repeats.slice(0, Math.max(0, repeats.length - mostRepeats)))
  return all.filter((each) => !dropped.has(each))
}

/** The facts after a change; `null` removes a field, a `breach` joins those of the clocks. */
export function applyChange<T extends Partial<CaseFacts>>(facts: T, { breach, ...change }: CaseChange): T {
  const merged: Record<string, unknown> = { ...facts }
  for (const [field, value] of Object.entries(change)) {
    if (value === null) delete merged[field]
    else if (value !== undefined) merged[field] = value
  }
  const changed = merged as T
  const { clocks } = changed
  return breach && clocks
    ? { ...changed, clocks: { ...clocks, breaches: withBreach(clocks.breaches, breach) } }
    : changed
}

/** The fields of a case that a change touches. */
export const fieldsOf = ({ breach, ...change }: CaseChange): string[] => [
  ...Object.keys(change),
  ...(breach ? ['clocks'] : []),
]

/** The whole case (but its bookkeeping) from its timeline alone. The first entry is the submit, which sets every field. */
export const foldTimeline = (entries: readonly Pick<TimelineEntry, 'change'>[]): CaseFacts =>
  entries.reduce((facts, { change }) => applyChange(facts, change), {} as CaseFacts)
