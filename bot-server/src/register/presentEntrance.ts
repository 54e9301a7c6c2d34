import { type Doorway, doorsOf } from '@jinlin/backend/register/entrances'
import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { toGcj02 } from '@jinlin/domain/places/geo'

/** An entrance for whoever scanned its code or looks for their own: names of places and numbers of doors, no word of people. */
export async function presentEntrance(doorway: Doorway, doorId?: string): Promise<PresentedEntrance> {
  const { id, building, number, communityName, estateName, text } = doorway
  return {
    id,
    communityName,
    estateName,
    building: building.number,
    entrance: number,
    text,
    doors: await doorsOf(building._id, number),
    ...(building.point && { point: toGcj02(building.point) }),
    ...(doorId && { doorId }),
  }
}
