import type { XY } from '../town/mesh'
import { type Random, randomOf } from '../town/random'
import type { Plan } from './plans'

/** One grid: everything nearer to its middle than to any other. `weight` = how much happens there, 1 on average. */
export type Grid = { code: string; areaPath: string; at: XY; weight: number }

/** County towns that are apart stand so far from one another that nobody walks between them. */
const townsApart = 60_000
const townsInRow = 4
/** How far a grid's middle is from its place on the lattice, in parts of the spacing. */
const jitter = 0.25

/** How far along a Hilbert curve a cell lies: neighbours on the curve are neighbours in the plane, so runs of it are compact areas. */
function alongCurve(side: number, [column, row]: XY): number {
  let [x, y] = [column, row]
  let along = 0
  for (let half = side / 2; half >= 1; half /= 2) {
    const [right, upper] = [(x & half) > 0, (y & half) > 0]
    along += half * half * ((right ? 3 : 0) ^ (upper ? 1 : 0))
    if (upper) continue
    const [turnedX, turnedY] = right ? [side - 1 - x, side - 1 - y] : [x, y]
    x = turnedY
    y = turnedX
  }
  return along
}

/** The middles of so many grids: a town without gaps, in the order of the curve. */
function middles(count: number, spacing: number, random: Random): XY[] {
  const side = 2 ** Math.ceil(Math.log2(Math.sqrt(count)))
  const lattice = Array.from({ length: side * side }, (_, i): XY => [i % side, Math.floor(i / side)])
  const off = () => (random.next() * 2 - 1) * jitter
  return lattice
    .map((cell) => ({ cell, along: alongCurve(side, cell) }))
    .sort((a, b) => a.along - b.along)
    .slice(0, count)
    .map(({ cell: [x, y] }): XY => [(x + off()) * spacing, (y + off()) * spacing])
}

const digits = (serial: number, length = 3) => String(serial + 1).padStart(length, '0')
/** Which of `parts` equal runs of `of` the nth belongs to. */
const runOf = (n: number, of: number, parts: number) => Math.floor((n * parts) / of)
const total = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0)

/** How many grids each county has: in proportion to its communities, all together exactly the plan's. */
function gridsOfCounties({ grids, communities }: Plan): number[] {
  let before = 0
  return communities.map((count) => {
    const [from, to] = [before, before + count].map((each) => Math.round((each * grids) / total(communities)))
    before += count
    return (to as number) - (from as number)
  })
}

/** Makes up the grids of a plan from the seed: towns of compact areas, one inside the other. */
export function makeGrids(plan: Plan, seed: number): Grid[] {
  const random = randomOf(seed, 'grids')
  const counts = gridsOfCounties(plan)
  const city = plan.apart ? [] : middles(plan.grids, plan.spacing, random)
  let before = 0
  return counts.flatMap((count, county) => {
    const own = plan.apart ? movedTo(county, middles(count, plan.spacing, random)) : city.slice(before, before + count)
    before += count
    return own.map((at, n): Grid => ({ ...codesOf(plan, county, n, count), at, weight: 0.5 + random.next() }))
  })
}

const movedTo = (county: number, town: XY[]): XY[] => {
  const [x, y] = [(county % townsInRow) * townsApart, Math.floor(county / townsInRow) * townsApart]
  return town.map(([dx, dy]): XY => [x + dx, y + dy])
}

function codesOf(plan: Plan, county: number, n: number, count: number): Pick<Grid, 'code' | 'areaPath'> {
  const communities = plan.communities[county] ?? 1
  const streets = plan.streets[county] ?? 1
  const community = runOf(n, count, communities)
  const countyCode = `${plan.cityCode}${digits(county, 2)}`
  const streetCode = `${countyCode}${digits(runOf(community, communities, streets))}`
  const communityCode = `${streetCode}${digits(community)}`
  const code = `${communityCode}${digits(n)}`
  return { code, areaPath: [plan.cityCode, countyCode, streetCode, communityCode, code].join('/') }
}
