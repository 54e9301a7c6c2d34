import { codesOf } from '@jinlin/domain/places/area'
import { op } from '../infra/defineModel'
import { type Account, AccountModel } from './AccountModel'

/** The accounts that look after an area: the community's own first, then those above, the nearest first; none when the city has none there. */
export async function accountsOfArea(areaPath: string): Promise<Account[]> {
  const codes = codesOf(areaPath)
  const paths = codes.map((_, depth) => codes.slice(0, depth + 1).join('/'))
  const found = await AccountModel.find({ areaPath: op({ $in: paths }) })
    .sort({ _id: 1 })
    .lean()
  return found.sort((a, b) => b.areaPath.length - a.areaPath.length)
}
