import { accountsOfArea } from '@jinlin/backend/accounts/accountsOfArea'
import { op } from '@jinlin/backend/infra/defineModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { type Building, BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { entranceOf } from '@jinlin/backend/register/entranceSigns'
import { homeEntrance } from '@jinlin/backend/register/entrances'
import type { GeoPoint } from '@jinlin/domain/cases/case'
import { entranceIdOf } from '@jinlin/domain/groups/home'
import { metresBetween, toWgs84 } from '@jinlin/domain/places/geo'
import { entranceAddress } from '@jinlin/domain/words/groups'
import { spaced } from '@jinlin/domain/words/spaced'
import { renderSVG } from 'uqr'
import type { PersonAddress } from '../processes/addresses'

/** The sign at an entrance, as whoever passes sees it: `accountKey` and `scene` are what its code brings, `picture` is that code as SVG; `own` = at their home. */
export type SignAround = { text: string; own: boolean; accountKey: string; scene: string; picture: string }
type Door = { building: Building; number: string }

/** So many signs somebody passes on a walk. */
const passed = 5

/** The signs of the five entrances a person would pass, their own first, then by the way there. One that no account answers for is left out. */
export async function signsAround({ userId, point }: PersonAddress): Promise<SignAround[]> {
  const [user, buildings] = await Promise.all([
    UserModel.findById(userId).select('entranceId dwellingId').lean(),
    BuildingModel.find({ point: op({ $exists: true }) }).lean(),
  ])
  const home = user ? await homeEntrance(user) : undefined
  const here = toWgs84({ ...point, datum: 'gcj02' })
  const signs = await Promise.all(doorsFrom(buildings, here, home).map((door) => signAt(door, home)))
  return signs.filter((sign) => sign !== undefined)
}

const isAt = (home: string | undefined, { building, number }: Door) => entranceIdOf(building._id, number) === home

/** The nearest entrances; the home comes before all, and its building before the others. */
function doorsFrom(buildings: readonly Building[], here: GeoPoint, home: string | undefined): Door[] {
  const metres = new Map(buildings.map(({ _id, point }) => [_id, point ? metresBetween(here, point) : Infinity]))
  const doors = buildings.flatMap((building) => building.entrances.map((number) => ({ building, number })))
  const homeBuilding = doors.find((door) => isAt(home, door))?.building._id
  const wayTo = (door: Door) => {
    if (isAt(home, door)) return -2
    return door.building._id === homeBuilding ? -1 : (metres.get(door.building._id) ?? Infinity)
  }
  return doors.sort((one, other) => wayTo(one) - wayTo(other)).slice(0, passed)
}

async function signAt(door: Door, home: string | undefined): Promise<SignAround | undefined> {
  const { building, number } = door
  const [estate, [account], entrance] = await Promise.all([
    EstateModel.findById(building.estateId).lean(),
    accountsOfArea(building.areaPath),
    entranceOf(building, number),
  ])
  if (!account) return undefined
  const { scene, url = scene } = entrance
  const text = spaced(entranceAddress(estate?.name ?? '', building.number, number))
  return { text, own: isAt(home, door), accountKey: account._id, scene, picture: renderSVG(url, { border: 2 }) }
}
