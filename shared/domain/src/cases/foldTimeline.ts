import type { CaseChange, CaseFacts, TimelineEntry } from './case'

/** The facts after a change; `null` removes a field. */
export function applyChange<T extends Partial<CaseFacts>>(facts: T, change: CaseChange): T {
  const merged: Record<string, unknown> = { ...facts }
  for (const [field, value] of Object.entries(change)) {
    if (value === null) delete merged[field]
    else if (value !== undefined) merged[field] = value
  }
  return merged as T
}

/** The whole case (but its bookkeeping) from its timeline alone. The first entry is the submit, which sets every field. */
export const foldTimeline = (entries: readonly Pick<TimelineEntry, 'change'>[]): CaseFacts =>
  entries.reduce((facts, { change }) => applyChange(facts, change), {} as CaseFacts)
