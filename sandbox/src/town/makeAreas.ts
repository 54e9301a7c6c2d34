import { gridName } from '../words/town'
import { type AreaRow, type Outline, readAreaRows, readOutlines } from './areaData'
import { carve, type Piece, type Pin, type Wanted } from './carve'
import { Mesh, type Ring, type XY } from './mesh'
import { inside, middleOf } from './polygons'
import { type Random, randomOf } from './random'
import { pinPoint } from './story'

/** One node of the area tree. `ring` is a closed outline in WGS-84, `center` a point inside it. */
export type TownArea = {
  code: string
  name: string
  level: AreaRow['level'] | 'grid'
  parentCode: string | null
  path: string
  ring?: [number, number][]
  center?: [number, number]
  madeUp?: true
}
/** A grid with what the makers of estates and people need: its ring in the mesh, and a sample of where people are. */
export type GridPlot = { area: TownArea; ring: Ring; people: XY[] }
export type TownAreas = { areas: TownArea[]; grids: GridPlot[]; mesh: Mesh }

/** The district that is carved whole: 集宁区, 80 communities, 458 grids. */
export const districtCode = '150902'
/** 察哈尔社区, whose register is filled to the last person. */
export const storyCommunityCode = '150902008022'
const gridCount = 458
/** Most people live within a few kilometres of the town's centre (metres from the pin), the rest anywhere in the district. */
const town = { centre: [700, -900], spreadMetres: 2600, share: 0.94, peopleAGrid: 24 } as const
/** Towns and townships at the rim have codes above 100 in their last three digits. */
const isRim = (street: AreaRow) => Number(street.code.slice(6)) > 100

/** Makes the whole area tree: real names and county outlines, made-up polygons that tile the district exactly. */
export function makeAreas(seed: number): TownAreas {
  const rows = readAreaRows()
  const outlines = readOutlines()
  const mesh = new Mesh(pinPoint)
  const random = randomOf(seed, 'areas')
  const ring = mesh.ringOf(outlineOf(outlines, districtCode))
  const carved = carveDistrict(mesh, ring, rows, random)
  const rings = new Map([...carved.streets, ...carved.communities].map((piece) => [piece.item.code, piece.ring]))
  const known = rows.map((row) => areaOfRow(row, rows, rings.get(row.code), outlines, mesh))
  const grids = carved.grids.map((piece) => plotOf(piece, mesh))
  return { areas: [...known, ...grids.map((grid) => grid.area)], grids, mesh }
}

type GridItem = { community: TownPathRow; serial: number; code: string; name: string }
type TownPathRow = AreaRow & { path: string }

function carveDistrict(mesh: Mesh, ring: Ring, rows: AreaRow[], random: Random) {
  const streets = rows.filter((row) => row.parent === districtCode)
  const sizes = gridsOfCommunities(rows, streets, random)
  const weight = (list: AreaRow[]) => list.reduce((sum, row) => sum + (sizes.get(row.code) ?? 0), 0)
  const below = (code: string) => rows.filter((row) => row.parent === code)
  const pinned = (code: string) => storyCommunityCode.startsWith(code)
  const people = samplePeople(mesh, ring, random)
  const wantedStreets = random.shuffle(streets).map((item) => {
    return { item, weight: weight(below(item.code)), pinned: pinned(item.code), apart: isRim(item) }
  })
  const streetPieces = carve(mesh, ring, people, wantedStreets, random, pin(400))
  const communities = streetPieces.flatMap((piece) => {
    const wanted = random.shuffle(below(piece.item.code)).map((item) => {
      return { item, weight: sizes.get(item.code) ?? 0, pinned: pinned(item.code) }
    })
    return carve(mesh, piece.ring, piece.people, wanted, random, pin(250))
  })
  const grids = communities.flatMap((piece) =>
    carve(mesh, piece.ring, piece.people, wantedGrids(piece, sizes, rows), random, pin(110)),
  )
  return { streets: streetPieces, communities, grids }
}

const pin = (margin: number): Pin => ({ at: [0, 0], margin })

function wantedGrids(piece: Piece<AreaRow>, sizes: Map<string, number>, rows: AreaRow[]): Wanted<GridItem>[] {
  const community = { ...piece.item, path: pathOf(piece.item, rows) }
  return Array.from({ length: sizes.get(community.code) ?? 0 }, (_, i) => {
    const serial = i + 1
    const code = `${community.code}${String(serial).padStart(3, '0')}`
    const item = { community, serial, code, name: gridName(serial) }
    return { item, weight: 1, pinned: piece.item.code === storyCommunityCode && serial === 1 }
  })
}

/** 5 or 6 grids a community, 458 in all; the story's community has 6. */
function gridsOfCommunities(rows: AreaRow[], streets: AreaRow[], random: Random): Map<string, number> {
  const codes = streets.flatMap((street) => rows.filter((row) => row.parent === street.code).map((row) => row.code))
  const others = random.shuffle(codes.filter((code) => code !== storyCommunityCode))
  const large = gridCount - codes.length * 5 - 1
  return new Map([[storyCommunityCode, 6], ...others.map((code, i): [string, number] => [code, i < large ? 6 : 5])])
}

function samplePeople(mesh: Mesh, ring: Ring, random: Random): XY[] {
  const outline = mesh.metres(ring)
  const xs = outline.map(([x]) => x)
  const ys = outline.map(([, y]) => y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const people: XY[] = []
  while (people.length < gridCount * town.peopleAGrid) {
    const at: XY = random.chance(town.share)
      ? [town.centre[0] + random.normal() * town.spreadMetres, town.centre[1] + random.normal() * town.spreadMetres]
      : [west + random.next() * (east - west), south + random.next() * (north - south)]
    if (inside(outline, at)) people.push(at)
  }
  return people
}

function pathOf(row: AreaRow, rows: AreaRow[]): string {
  const parent = rows.find((one) => one.code === row.parent)
  return parent ? `${pathOf(parent, rows)}/${row.code}` : row.code
}

function areaOfRow(row: AreaRow, rows: AreaRow[], carved: Ring | undefined, outlines: Outline[], mesh: Mesh): TownArea {
  const base = { code: row.code, name: row.name, level: row.level, parentCode: row.parent, path: pathOf(row, rows) }
  if (carved) return { ...base, ...shapeOf(mesh, carved), madeUp: true }
  const outline = outlines.find((one) => one.code === row.code)
  return outline ? { ...base, ...shapeOf(mesh, mesh.ringOf(outline.ring)) } : base
}

function plotOf({ item, ring, people }: Piece<GridItem>, mesh: Mesh): GridPlot {
  const { community, code, name } = item
  const base = { code, name, level: 'grid' as const, parentCode: community.code, path: `${community.path}/${code}` }
  return { area: { ...base, ...shapeOf(mesh, ring, people), madeUp: true }, ring, people }
}

function shapeOf(mesh: Mesh, ring: Ring, people: XY[] = []) {
  const whole = mesh.whole(ring)
  const { lng, lat } = mesh.pointOf(middleOf(mesh.metres(whole), people))
  return { ring: mesh.degrees(whole), center: [lng, lat] as [number, number] }
}

function outlineOf(outlines: Outline[], code: string): [number, number][] {
  const found = outlines.find((outline) => outline.code === code)
  if (!found) throw new RangeError(`no outline for ${code}`)
  return found.ring
}
