import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { Ask } from '@jinlin/domain/dispatch/asks'
import { earthRadius, metresBetween } from '@jinlin/domain/places/geo'
import { op } from '../infra/defineModel'
import { placeSince } from './placeOfStaff'
import { type Staff, StaffModel } from './StaffModel'

/** Which kind of people is looked for: leaders, or those of a trade. */
export type Want = Extract<Ask, { kind: 'cascade' }>['want']
/** Somebody, and the metres from a place. */
export type Near = { staff: Staff; metres: number }
/** A circle, and since when a phone's position counts. `offDutyToo` = for explaining, not for asking. */
export type Ring = { point: GeoPoint; metres: number; since: Date; offDutyToo?: true }

/** Who of this role and skill is inside a ring: by the phone's position while it is fresh, else by the home base. */
export const staffInRing = async (want: Want, { point, metres, since, offDutyToo }: Ring): Promise<Near[]> => {
  const place = op({ $geoWithin: { $centerSphere: [point.coordinates, metres / earthRadius] } })
  const onDuty = offDutyToo ? op({ $in: [true, false] }) : true
  const wanted = { onDuty, 'posts.role': want.role, ...(want.skill ? { skills: want.skill } : {}) }
  // each half whole: what stood beside the `$or` would keep both from their index
  const either = [
    { ...wanted, position: place, positionAt: op({ $gte: since }) },
    { ...wanted, home: place },
  ]
  const found = await StaffModel.find({ $or: either }).lean<Staff[]>()
  return found.flatMap((staff) => {
    const at = placeSince(staff, since)
    const far = at && metresBetween(at, point)
    return far !== undefined && far <= metres ? [{ staff, metres: far }] : []
  })
}
