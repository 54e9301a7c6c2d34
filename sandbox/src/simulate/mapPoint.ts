import type { GeoPoint } from '@jinlin/domain/cases/case'
import { point } from '@jinlin/domain/places/geo'
import type { XY } from '../town/mesh'
import { pinPoint } from '../town/story'

const metresOfDegree = 111_195
const east = metresOfDegree * Math.cos((pinPoint.lat * Math.PI) / 180)

/** A place of the plane (metres) on the map, for cases that want degrees. */
export const pointOf = ([x, y]: XY): GeoPoint => point(pinPoint.lng + x / east, pinPoint.lat + y / metresOfDegree)
