import { Cached } from '@jinlin/backend/infra/cached'
import { AreaModel } from '@jinlin/backend/places/AreaModel'

/** Names of all areas by code. */
export type AreaNames = ReadonlyMap<string, string>

const kept = new Cached<AreaNames>(30_000, 1)

/** The names of all areas, at most 30 s old: some thousand short strings, read once for every list. */
export const areaNames = (): Promise<AreaNames> =>
  kept.get('all', async () => {
    const areas = await AreaModel.find({}, { name: 1 }).lean()
    return new Map(areas.map(({ _id, name }) => [_id, name]))
  })
