import { randomBytes } from 'node:crypto'
import { entranceIdOf } from '@jinlin/domain/groups/home'
import { accountOfArea } from '../accounts/accountOfArea'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { createLimitCode } from '../wechat/qrCodes'
import type { Building } from './BuildingModel'
import { type Entrance, EntranceModel } from './EntranceModel'

/** 120 bits: as many tries as it takes, nobody meets another entrance's. */
const newScene = (): string => `JE${randomBytes(15).toString('base64url')}`

/** The entrance of this id with its scene; made when it is asked for first, and the same ever after. */
export async function entranceOf(building: Building, number: string): Promise<Entrance> {
  const _id = entranceIdOf(building._id, number)
  const found = await EntranceModel.findById(_id).lean()
  if (found) return found
  const { _id: buildingId, estateId, areaPath } = building
  try {
    const born: Entrance = { _id, buildingId, estateId, number, areaPath, scene: newScene() }
    await guardWrite(() => EntranceModel.create([born]))
    return born
  } catch (error) {
    const meanwhile = isDuplicate(error) ? await EntranceModel.findById(_id).lean() : null
    if (meanwhile) return meanwhile
    throw error
  }
}

/**
 * What the sign of an entrance says. With an account in its community: the address of WeChat's permanent code, made once and kept; scanning it follows
 * the account. Without an account: the scene itself, which the mini-program's scanner knows. Throws WechatError when WeChat makes no code now.
 */
export async function signText(entrance: Entrance): Promise<string> {
  if (entrance.url) return entrance.url
  const account = await accountOfArea(entrance.areaPath)
  if (!account) return entrance.scene
  const url = await createLimitCode(account.appId, entrance.scene)
  const set = { $set: { url, accountKey: account._id } }
  await guardWrite(() => EntranceModel.updateOne({ _id: entrance._id, url: op({ $exists: false }) }, set))
  return (await EntranceModel.findById(entrance._id).lean())?.url ?? url
}
