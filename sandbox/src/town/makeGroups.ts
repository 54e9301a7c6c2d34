import { entranceIdOf } from '@jinlin/domain/groups/home'
import { buildingName, entranceName, groupNames } from '../words/town'
import { type GridPlot, storyCommunityCode } from './makeAreas'
import type { TownBuilding, TownEstates } from './makeEstates'
import type { TownPerson } from './people'

/** A group of the town. `scope` = the entrance, building or grid it is for. */
export type TownGroup = {
  id: string
  name: string
  kind: 'wecom' | 'picture'
  scope: string
  estateId?: string
  buildingId?: string
  areaPath: string
  stewardId?: string
}
type Plan = Omit<TownGroup, 'id' | 'kind'>

/** The measure: 504 groups in the city. */
const groupsInAll = 504

/** The groups of the town: in 察哈尔社区 one for each entrance of the story's building and for each other building, elsewhere one a grid, until there are 504. */
export function makeGroups(homes: TownEstates, grids: readonly GridPlot[], people: readonly TownPerson[]): TownGroup[] {
  const [story, ...others] = homes.buildings
  const stewards = stewardsOf(homes, people)
  const names = new Map(homes.estates.map(({ id, name }) => [id, name]))
  const plans = [
    ...(story ? story.entrances.map((number) => ofEntrance(story, number, names, stewards)) : []),
    ...others.map((building) => ofBuilding(building, names, stewards)),
    ...grids.filter(({ area }) => area.parentCode !== storyCommunityCode).map(ofGrid),
  ]
  return plans.slice(0, groupsInAll).map((plan, at) => ({
    id: `g${String(at + 1).padStart(4, '0')}`,
    kind: at % 2 === 0 ? 'picture' : 'wecom',
    ...plan,
  }))
}

/** Who looks after which entrance. */
function stewardsOf({ dwellings }: TownEstates, people: readonly TownPerson[]): Map<string, string> {
  const doors = new Map(dwellings.map((door) => [door.id, entranceIdOf(door.buildingId, door.entrance)]))
  const stewards = people.filter(({ grants }) => grants.some(({ role }) => role === 'building_steward'))
  return new Map(stewards.flatMap(({ key, dwellingId }) => (dwellingId ? [[doors.get(dwellingId) ?? '', key]] : [])))
}

const placed = ({ estateId, id: buildingId, areaPath }: TownBuilding) => ({ estateId, buildingId, areaPath })

function ofEntrance(
  building: TownBuilding,
  number: string,
  names: Map<string, string>,
  stewards: Map<string, string>,
): Plan {
  const scope = entranceIdOf(building.id, number)
  const where = `${buildingName(Number(building.number))} ${entranceName(Number(number))}`
  const stewardId = stewards.get(scope)
  const name = groupNames.home(names.get(building.estateId) ?? '', where)
  return { ...placed(building), scope, name, ...(stewardId && { stewardId }) }
}

function ofBuilding(building: TownBuilding, names: Map<string, string>, stewards: Map<string, string>): Plan {
  const own = building.entrances.map((number) => stewards.get(entranceIdOf(building.id, number)))
  const stewardId = own.find(Boolean)
  const name = groupNames.home(names.get(building.estateId) ?? '', buildingName(Number(building.number)))
  return { ...placed(building), scope: building.id, name, ...(stewardId && { stewardId }) }
}

const ofGrid = ({ area }: GridPlot): Plan => ({
  scope: area.code,
  areaPath: area.path,
  name: groupNames.grid(area.name),
})
