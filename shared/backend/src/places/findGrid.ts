import type { GeoPoint, Level, Place } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import { levelOfPath } from '@jinlin/domain/places/area'
import { type Coordinates, toWgs84 } from '@jinlin/domain/places/geo'
import { AccountModel } from '../accounts/AccountModel'
import { DwellingModel } from '../register/DwellingModel'
import type { Area } from './AreaModel'
import { areaSet } from './areaSet'
import type { Outlined } from './boxIndex'
import { metresToPolygon, type Position, pointInPolygon } from './pointInPolygon'

/** Outside every grid, the nearest one within so many metres answers for the place. */
const nearestGridMetres = 500
/** The same in degrees, at the latitudes of China, a little generous. */
const nearestGridDegrees = 0.01

/** Where a tap says it is: one of point, dwelling, or openly unknown. */
export type Whereabouts = {
  point?: Coordinates
  dwellingId?: string
  placeUnknown?: boolean
  placeText?: string
  inboxPath?: string
  accountKey?: string
}
/** Where a case belongs and at which level it starts; the inboxes are `community` and `district`. */
export type Placed = { place: Place; level: Extract<Level, 'grid' | 'community' | 'district'> }

const nearestOf = (at: Position, grids: readonly Outlined[]): Outlined | undefined =>
  grids
    .map((grid) => ({ grid, metres: metresToPolygon(at, grid.polygon) }))
    .filter(({ metres }) => metres <= nearestGridMetres)
    .sort((a, b) => a.metres - b.metres || (a.grid._id < b.grid._id ? -1 : 1))[0]?.grid

/** The grid that answers for a position: the one it lies in, else the nearest within 500 m, else none. */
export const findGrid = async (point: GeoPoint): Promise<Area | undefined> => {
  const { grids } = await areaSet()
  const at = point.coordinates
  const inside = grids.near(at).find((grid) => pointInPolygon(at, grid.polygon))
  return inside ?? nearestOf(at, grids.near(at, nearestGridDegrees))
}

/** The county a position lies in, or nothing outside the city. */
export const findCounty = async (point: GeoPoint): Promise<Area | undefined> => {
  const at = point.coordinates
  return (await areaSet()).counties.near(at).find((county) => pointInPolygon(at, county.polygon))
}

/** A point: its grid; in the city but far from every grid: the district's inbox; outside the city: refused. */
const byPoint = async (coordinates: Coordinates, text: string | undefined): Promise<Placed> => {
  const point = toWgs84(coordinates)
  const words = text ? { text } : {}
  const { grids } = await areaSet()
  const inside = grids.near(point.coordinates).find((grid) => pointInPolygon(point.coordinates, grid.polygon))
  if (inside) return { place: { point, areaPath: inside.path, gridCode: inside._id, ...words }, level: 'grid' }
  const county = await findCounty(point)
  if (!county) throw new DomainError('place_outside')
  const grid = await findGrid(point)
  if (grid) return { place: { point, areaPath: grid.path, gridCode: grid._id, ...words }, level: 'grid' }
  return { place: { point, areaPath: county.path, ...words }, level: 'district' }
}

/** A dwelling: its own point and grid, whatever the polygons say. */
const byDwelling = async (dwellingId: string, text: string | undefined): Promise<Placed> => {
  const dwelling = await DwellingModel.findById(dwellingId).lean()
  if (!dwelling) throw new DomainError('place_missing', { field: 'dwellingId' })
  const { point, areaPath, gridCode, address } = dwelling
  return { place: { point, areaPath, gridCode, dwellingId, text: text ?? address }, level: 'grid' }
}

/** No place yet: the inbox of the named area, else of the account's community, else of the account's district, else of the installation's. */
const byAccount = async ({ accountKey, inboxPath, placeText: text }: Whereabouts): Promise<Placed> => {
  const account = accountKey && !inboxPath ? await AccountModel.findById(accountKey).lean() : null
  const { homeCounty, byCode } = await areaSet()
  const path = inboxPath ?? account?.areaPath ?? homeCounty?.path
  const words = text ? { text } : {}
  if (!path) throw new DomainError('place_outside')
  if (levelOfPath(path) === 'community')
    return { place: { areaPath: path, unknown: true, ...words }, level: 'community' }
  const codes = path.split('/')
  const county = byCode.get(codes[1] ?? '') ?? homeCounty
  if (!county) throw new DomainError('place_outside')
  return { place: { areaPath: county.path, unknown: true, ...words }, level: 'district' }
}

/** Where a tap belongs, by the rules of the place; refused with `place_missing` when it says nothing, `place_outside` outside the city. A dwelling goes before a point. */
export const placeOf = (at: Whereabouts): Promise<Placed> => {
  if (at.dwellingId) return byDwelling(at.dwellingId, at.placeText)
  if (at.point) return byPoint(at.point, at.placeText)
  if (at.placeUnknown) return byAccount(at)
  throw new DomainError('place_missing')
}
