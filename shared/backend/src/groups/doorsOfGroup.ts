import { op } from '../infra/defineModel'
import { BuildingModel } from '../register/BuildingModel'
import { DwellingModel } from '../register/DwellingModel'
import type { Group } from './GroupModel'

/** How many doors a group is for; 0 where the register does not know them. */
export async function doorsOfGroup({ scope, buildingId, estateId }: Group): Promise<number> {
  if (buildingId && scope !== buildingId) {
    const entrance = scope.slice(buildingId.length + 1)
    return DwellingModel.countDocuments({ buildingId, entrance })
  }
  if (buildingId) return DwellingModel.countDocuments({ buildingId })
  if (!estateId) return 0
  const buildings = await BuildingModel.find({ estateId }).select('_id').lean()
  return DwellingModel.countDocuments({ buildingId: op({ $in: buildings.map(({ _id }) => _id) }) })
}
