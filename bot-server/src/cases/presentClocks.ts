import type { Clocks } from '@jinlin/domain/cases/case'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'

const iso = (at: Date | undefined) => at?.toISOString()

/** Both clocks as all sides see them; moments that have not come are absent. */
export function presentClocks(clocks: Clocks): PresentedCase['clocks'] {
  const { startedAt, respondBy, closeBy, respondedAt, resolvedAt, closedAt, heldAt, holdUntil, breaches } = clocks
  const later = { respondedAt, resolvedAt, closedAt, heldAt, holdUntil }
  return {
    startedAt: startedAt.toISOString(),
    respondBy: respondBy.toISOString(),
    closeBy: closeBy.toISOString(),
    ...Object.fromEntries(Object.entries(later).flatMap(([name, at]) => (at ? [[name, iso(at)]] : []))),
    breaches: breaches.map(({ kind, dueAt }) => ({ kind, dueAt: dueAt.toISOString() })),
  }
}
