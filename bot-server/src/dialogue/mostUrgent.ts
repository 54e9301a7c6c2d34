import type { EmergencyKind } from '@jinlin/domain/understanding/emergencyKinds'

/** What spreads, then what attacks, then who is hurt; who only calls for help may be anything. */
const order: readonly EmergencyKind[] = ['fire', 'gas', 'lift', 'violence', 'illness', 'self_harm', 'help']

/** The kinds once each, the most urgent first. */
export const byUrgency = (kinds: readonly EmergencyKind[]): EmergencyKind[] =>
  order.filter((each) => kinds.includes(each))

/** The kind that is answered first. */
export const mostUrgent = (kinds: readonly EmergencyKind[]): EmergencyKind => byUrgency(kinds)[0] ?? 'help'
