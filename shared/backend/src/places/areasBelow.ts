import { type Area, AreaModel } from './AreaModel'

/** The areas right below one, by code; without a code the cities. */
export const areasBelow = (parentCode?: string): Promise<Area[]> =>
  AreaModel.find(parentCode === undefined ? { level: 'city' } : { parentCode }, { polygon: 0 })
    .sort({ _id: 1 })
    .lean<Area[]>()
