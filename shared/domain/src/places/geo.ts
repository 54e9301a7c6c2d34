import gcoord from 'gcoord'
import type { GeoPoint } from '../cases/case'

/** Coordinates as people's devices give them: WeChat's maps speak GCJ-02, the database WGS-84. */
export type Coordinates = { lng: number; lat: number; datum: 'gcj02' | 'wgs84' }

/** Mean radius of the earth, in metres: turns metres into the radians a store's circles are given in. */
export const earthRadius = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** A GeoJSON point in WGS-84. */
export const point = (lng: number, lat: number): GeoPoint => ({ type: 'Point', coordinates: [lng, lat] })

/** Metres on the sphere between two points. */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const [lngA, latA] = a.coordinates
  const [lngB, latB] = b.coordinates
  const half =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lngB - lngA) / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** What is stored: always WGS-84. */
export function toWgs84({ lng, lat, datum }: Coordinates): GeoPoint {
  if (datum === 'wgs84') return point(lng, lat)
  const [x, y] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84)
  return point(x, y)
}

/** What WeChat's maps draw. */
export function toGcj02(p: GeoPoint): { lng: number; lat: number; datum: 'gcj02' } {
  const [lng, lat] = gcoord.transform(p.coordinates, gcoord.WGS84, gcoord.GCJ02)
  return { lng, lat, datum: 'gcj02' }
}
