import type { Draft, DraftPlace } from '@jinlin/backend/inbox/DraftModel'
import { categoryOf } from '@jinlin/backend/inbox/fileDraft'
import type { Dwelling } from '@jinlin/backend/register/DwellingModel'
import type { Doorway } from '@jinlin/backend/register/entrances'
import { isCallOut } from '@jinlin/domain/categories/catalogue'
import { pathAt } from '@jinlin/domain/places/area'
import { entranceAddress } from '@jinlin/domain/words/groups'
import type { Turn } from './turn'

type Place = { areaPath: string }

/** The bound home as the place of a report that names none: the door, else the entrance; undefined when nothing is bound. */
export function placeAtHome({ home, doorway }: Turn, draft: Draft): DraftPlace | undefined {
  const place = home ? homePlace(home, isCallOut(categoryOf(draft))) : doorway && entrancePlace(doorway)
  const where = home ?? doorway?.building
  return draft.human && where ? homeInbox(where, place?.text) : place
}

/** The bound home as a place; the answer says it, so that another one can be given. Up to the entrance, and to the door only for who is called to it. */
export const homePlace = (home: Dwelling, toTheDoor = false): DraftPlace => ({
  from: 'home',
  dwellingId: home._id,
  text: toTheDoor ? home.address : entranceOf(home),
})

const entranceOf = ({ address, room }: Dwelling) => (address.endsWith(room) ? address.slice(0, -room.length) : address)

/** For who asked for a human: no grid is asked, it goes to the duty officer of the home's community. */
const homeInbox = ({ areaPath }: Place, text: string | undefined): DraftPlace => ({
  from: 'home',
  inboxPath: pathAt(areaPath, 'community') ?? areaPath,
  ...(text && { text }),
})

/** An entrance as the place of a report: its building's point, and its address in words; undefined when nobody has put it on the map. */
export const entrancePlace = ({ building, estateName, number }: Doorway): DraftPlace | undefined => {
  const [lng, lat] = building.point?.coordinates ?? []
  if (lng === undefined || lat === undefined) return undefined
  const text = entranceAddress(estateName, building.number, number)
  return { from: 'home', point: { lng, lat, datum: 'wgs84' }, text }
}
