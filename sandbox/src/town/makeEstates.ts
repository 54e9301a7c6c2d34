import { buildingName, entranceName, estateNames } from '../words/town'
import { carve } from './carve'
import { type GridPlot, storyCommunityCode, type TownArea } from './makeAreas'
import { Mesh, type XY } from './mesh'
import { inside, metresToEdge } from './polygons'
import { type Random, randomOf } from './random'
import { pinPoint } from './story'

type LngLat = { lng: number; lat: number }
/** An estate of 察哈尔社区; points are WGS-84. */
export type TownEstate = { id: string; name: string; communityCode: string; areaPath: string; center: LngLat }
export type TownBuilding = {
  id: string
  estateId: string
  number: string
  areaPath: string
  floors: number
  entrances: string[]
  hasLift: boolean
  point: LngLat
}
export type TownDwelling = {
  id: string
  buildingId: string
  estateId: string
  entrance: string
  room: string
  floor: number
  areaPath: string
  gridCode: string
  address: string
  point: LngLat
}
export type TownEstates = { estates: TownEstate[]; buildings: TownBuilding[]; dwellings: TownDwelling[] }

/** 19 estates for 2,070 households, with some doors empty. */
const doorsInAll = 2230
const doorsAFloor = 2
const siteMetres = 42
type Site = { grid: TownArea; name: string; at: XY[] }

/** The estates, buildings and doors of the story's community; the first building of the first estate stands at the story's point. */
export function makeEstates(seed: number, grids: readonly GridPlot[]): TownEstates {
  const random = randomOf(seed, 'estates')
  const mesh = new Mesh(pinPoint)
  const sites = grids
    .filter((grid) => grid.area.parentCode === storyCommunityCode)
    .flatMap((grid, i) => sitesOf(mesh, grid.area, namesOf(i), random, i === 0))
  const town: TownEstates = { estates: [], buildings: [], dwellings: [] }
  for (const [i, site] of sites.entries()) {
    const left = doorsInAll - town.dwellings.length
    buildEstate(town, mesh, site, i + 1, Math.round(left / (sites.length - i)), random)
  }
  return town
}

/** Four estates in the first grid, three in each of the other five. */
const namesOf = (grid: number) => (grid === 0 ? estateNames.slice(0, 4) : estateNames.slice(1 + grid * 3, 4 + grid * 3))

function sitesOf(mesh: Mesh, grid: TownArea, names: string[], random: Random, holdsPin: boolean): Site[] {
  const ring = mesh.ringOf(grid.ring ?? [])
  const people = lattice(mesh.metres(ring), 14, 0)
  const wanted = names.map((item, i) => ({ item, weight: 1, pinned: holdsPin && i === 0 }))
  const pieces = carve(mesh, ring, people, wanted, random, { at: [0, 0], margin: 55 })
  return pieces.map((piece) => {
    const polygon = mesh.metres(mesh.whole(piece.ring))
    const pinned = holdsPin && piece.item === names[0]
    const at = random.shuffle(lattice(polygon, siteMetres, 8)).filter((spot) => !pinned || Math.hypot(...spot) > 30)
    return { grid, name: piece.item, at: pinned ? [[0, 0], ...at] : at }
  })
}

/** Points of a square lattice that lie in the polygon, `margin` metres from its edge. */
function lattice(polygon: readonly XY[], step: number, margin: number): XY[] {
  const xs = polygon.map(([x]) => x)
  const ys = polygon.map(([, y]) => y)
  const spots: XY[] = []
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += step)
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += step)
      if (inside(polygon, [x, y]) && (margin === 0 || metresToEdge(polygon, [x, y]) >= margin)) spots.push([x, y])
  return spots
}

function buildEstate(town: TownEstates, mesh: Mesh, site: Site, serial: number, doors: number, random: Random) {
  const id = `${storyCommunityCode}-e${String(serial).padStart(2, '0')}`
  const { path: areaPath } = site.grid
  const center = mesh.pointOf(site.at[0] ?? [0, 0])
  const estate = { id, name: site.name, communityCode: storyCommunityCode, areaPath, center }
  town.estates.push(estate)
  let left = doors
  for (let number = 1; left > 0; number += 1) {
    const spot = site.at[(number - 1) % site.at.length] ?? [0, 0]
    left -= buildBuilding(town, mesh.pointOf(spot), estate, site.grid, number, left, random)
  }
}

/** Builds one building with at most `most` doors; answers how many it has. */
function buildBuilding(
  town: TownEstates,
  point: LngLat,
  estate: TownEstate,
  grid: TownArea,
  number: number,
  most: number,
  random: Random,
): number {
  const floors = random.pick([5, 6, 6, 6, 11])
  const wanted = random.int(2, 4)
  const entrances = Array.from({ length: Math.min(wanted, Math.ceil(most / (floors * doorsAFloor))) }, (_, i) => i + 1)
  const id = `${estate.id}-b${String(number).padStart(2, '0')}`
  const base = { estateId: estate.id, areaPath: grid.path, point }
  const doors = entrances.flatMap((entrance) => roomsOf(floors).map((room) => ({ entrance, ...room }))).slice(0, most)
  town.buildings.push({
    ...base,
    id,
    number: String(number),
    floors,
    entrances: entrances.map(String),
    hasLift: floors > 7,
  })
  for (const { entrance, room, floor } of doors) {
    const address = `${estate.name}${buildingName(number)} ${entranceName(entrance)} ${room}`.replaceAll(' ', '')
    const door = { buildingId: id, entrance: String(entrance), room, floor, gridCode: grid.code, address }
    town.dwellings.push({ ...base, ...door, id: `${id}-${entrance}-${room}` })
  }
  return doors.length
}

const roomsOf = (floors: number) =>
  Array.from({ length: floors * doorsAFloor }, (_, i) => {
    const floor = Math.floor(i / doorsAFloor) + 1
    return { floor, room: `${floor}0${(i % doorsAFloor) + 1}` }
  })
