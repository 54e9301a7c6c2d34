import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { DraftPlace } from './DraftModel'

/** A point of the register as the place somebody named, with its address in words. */
export const saidAt = ({ coordinates: [lng, lat] }: GeoPoint, text: string): DraftPlace => ({
  from: 'said',
  point: { lng, lat, datum: 'wgs84' },
  text,
})
