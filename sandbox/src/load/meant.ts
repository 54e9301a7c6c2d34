import type { Case } from '@jinlin/domain/cases/case'
import { metresBetween, toWgs84 } from '@jinlin/domain/places/geo'

/** What somebody told the account of their matter: the words, and the place as their phone sends it, GCJ-02. */
export type Meant = { words: string; lng: number; lat: number }

/** As far as a place may lie from the one that was said, in metres. */
const mostMetres = 20

/** What somebody said and their case does not hold, in a sentence each: the words stand in its words or a note, the place is or was the case's own. */
export function lostOf(
  { words, lng, lat }: Meant,
  found: Pick<Case, 'number' | 'words' | 'place' | 'timeline'>,
): string[] {
  const texts = [found.words, ...found.timeline.map(({ note }) => note ?? '')]
  const places = [found.place, ...found.timeline.map(({ change }) => change.place)]
  const spot = toWgs84({ lng, lat, datum: 'gcj02' })
  const isThere = places.some((place) => place?.point && metresBetween(place.point, spot) <= mostMetres)
  return [
    ...(texts.some((text) => text.includes(words)) ? [] : [`${found.number} has lost the words ${words}`]),
    ...(isThere ? [] : [`${found.number} has lost its place`]),
  ]
}
