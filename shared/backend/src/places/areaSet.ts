import { CounterModel } from '../infra/CounterModel'
import { Cached } from '../infra/cached'
import { forgetWithStores } from '../infra/forgetWithStores'
import { guardWrite } from '../infra/guardWrite'
import { type Area, AreaModel } from './AreaModel'
import { BoxIndex, boxOf, type Outlined } from './boxIndex'

const versionId = 'areas'
/** Changed areas are felt within this time, in milliseconds. */
const version = new Cached<number>(3000)

/** All areas in memory, with what finds them by code and by position. */
export type AreaSet = {
  byCode: ReadonlyMap<string, Area>
  names: ReadonlyMap<string, string>
  grids: BoxIndex
  counties: BoxIndex
  homeCounty?: Area
}
let held: { version: number; set: Promise<AreaSet> } | undefined
forgetWithStores(() => {
  held = undefined
})

const outlined = (areas: readonly Area[], level: Area['level']): Outlined[] =>
  areas.flatMap((area) =>
    area.level === level && area.polygon ? [{ ...area, polygon: area.polygon, box: boxOf(area.polygon) }] : [],
  )

/** The county with the most grids: where a case belongs that names no place, no account and no home. */
const homeCountyOf = (areas: readonly Area[]): Area | undefined => {
  const grids = areas.filter(({ level }) => level === 'grid')
  const count = (county: Area) => grids.filter(({ path }) => path.startsWith(`${county.path}/`)).length
  const counties = areas.filter(({ level }) => level === 'county').map((county) => ({ county, grids: count(county) }))
  return counties.sort((a, b) => b.grids - a.grids || (a.county._id < b.county._id ? -1 : 1))[0]?.county
}

const readAreas = async (): Promise<AreaSet> => {
  const areas = await AreaModel.find({}).maxTimeMS(30_000).lean()
  const homeCounty = homeCountyOf(areas)
  return {
    byCode: new Map(areas.map((area) => [area._id, area])),
    names: new Map(areas.map(({ _id, name }) => [_id, name])),
    grids: new BoxIndex(outlined(areas, 'grid')),
    counties: new BoxIndex(outlined(areas, 'county')),
    ...(homeCounty ? { homeCounty } : {}),
  }
}

/** The areas as they were at most 3 s ago. */
export const areaSet = async (): Promise<AreaSet> => {
  const now = await version.get(versionId, async () => (await CounterModel.findById(versionId).lean())?.value ?? 0)
  if (held?.version !== now) {
    const set = readAreas()
    held = { version: now, set }
    set.catch(() => {
      held = undefined
    })
  }
  return held.set
}

/** Tells every process to read the areas anew; call it after writing them. */
export const areasChanged = async (): Promise<void> => {
  await guardWrite(() => CounterModel.updateOne({ _id: versionId }, { $inc: { value: 1 } }, { upsert: true }))
  version.clear()
  held = undefined
}

/** An area by its code, or nothing. */
export const areaByCode = async (code: string): Promise<Area | undefined> => (await areaSet()).byCode.get(code)

/** Names of all areas by code. */
export const areaNames = async (): Promise<ReadonlyMap<string, string>> => (await areaSet()).names
