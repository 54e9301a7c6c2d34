import type { Gazetteer } from '@jinlin/domain/understanding/placeInText'
import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { BuildingModel } from '../register/BuildingModel'
import { EstateModel } from '../register/EstateModel'
import { RoadModel } from '../register/RoadModel'

/** A new estate, building or road is recognised within a minute. */
const gazetteers = new Cached<Gazetteer>(60_000)
const mostEstates = 20_000
const mostBuildings = 200_000
const mostRoads = 20_000

/** The estates of an area with the numbers of their buildings, and its roads, as words may name them. */
export const gazetteerOf = (areaPath: string): Promise<Gazetteer> =>
  gazetteers.get(areaPath, async () => {
    const inside = { areaPath: op({ $gte: areaPath, $lt: `${areaPath}0` }) }
    const [estates, buildings, roads] = await Promise.all([
      EstateModel.find(inside).select('name').limit(mostEstates).lean(),
      BuildingModel.find(inside).select('estateId number').limit(mostBuildings).lean(),
      RoadModel.find(inside).select('name aliases').limit(mostRoads).lean(),
    ])
    const numbers = new Map<string, string[]>()
    for (const { estateId, number } of buildings) {
      const known = numbers.get(estateId)
      if (known) known.push(number)
      else numbers.set(estateId, [number])
    }
    return {
      estates: estates.map(({ _id, name }) => ({ estateId: _id, name, buildings: numbers.get(_id) ?? [] })),
      roads: roads.map(({ _id, name, aliases = [] }) => ({ roadId: _id, name, aliases })),
    }
  })
