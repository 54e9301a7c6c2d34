import type { DraftPlace } from '@jinlin/backend/inbox/DraftModel'
import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { placeOf } from '@jinlin/backend/places/findGrid'
import { DomainError } from '@jinlin/domain/errors'
import type { Coordinates } from '@jinlin/domain/places/geo'
import { outside } from '../words/dialogue'
import { correctPlace } from './correctPlace'
import { report } from './report'
import type { Turn } from './turn'

type Location = Extract<InboundContent, { kind: 'location' }>

/** A position: the place of the report in the making, else the better place of the one just filed, else the beginning of a report. */
export async function onLocation(turn: Turn, { lat, lng, label }: Location): Promise<string | null> {
  const point: Coordinates = { lng, lat, datum: 'gcj02' }
  const place: DraftPlace = { from: 'said', point, ...(label && { text: label }) }
  try {
    await placeOf({ point })
    return (await correctPlace(turn, place)) ?? (await report(turn, { place }))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'place_outside') return outside
    throw error
  }
}
