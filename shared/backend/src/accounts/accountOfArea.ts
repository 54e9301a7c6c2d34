import { codesOf } from '@jinlin/domain/places/area'
import { op } from '../infra/defineModel'
import { type Account, AccountModel } from './AccountModel'

/** The account that looks after an area: the community's own, else the nearest one above; undefined when the city has none there. */
export async function accountOfArea(areaPath: string): Promise<Account | undefined> {
  const codes = codesOf(areaPath)
  const paths = codes.map((_, depth) => codes.slice(0, depth + 1).join('/'))
  const found = await AccountModel.find({ areaPath: op({ $in: paths }) })
    .sort({ _id: 1 })
    .lean()
  return found.sort((a, b) => b.areaPath.length - a.areaPath.length)[0]
}
