import { randomBytes } from 'node:crypto'
import { entranceIdOf } from '@jinlin/domain/groups/home'
import { accountsOfArea } from '../accounts/accountsOfArea'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { logger } from '../infra/logger'
import { createLimitCode } from '../wechat/qrCodes'
import { WechatError } from '../wechat/WechatError'
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
 * What the sign of an entrance says. With an account in its community or above that may make codes: the address of WeChat's permanent code, made once and kept;
 * scanning it follows the account. Without: the scene itself, which the mini-program's scanner knows. Throws WechatError when WeChat makes no code now.
 */
export async function signText(entrance: Entrance): Promise<string> {
  if (entrance.url) return entrance.url
  const made = await codeOf(entrance)
  if (!made) return entrance.scene
  await guardWrite(() => EntranceModel.updateOne({ _id: entrance._id, url: op({ $exists: false }) }, { $set: made }))
  return (await EntranceModel.findById(entrance._id).lean())?.url ?? made.url
}

/** WeChat: the account may not make codes, now or ever · it has made as many as there may be. Asking again helps nobody. */
const makesNone = [48001, 48004, 45029]

/** The permanent code of the nearest account that may make one. */
async function codeOf({ areaPath, scene }: Entrance): Promise<{ url: string; accountKey: string } | undefined> {
  for (const { _id: accountKey, appId } of await accountsOfArea(areaPath))
    try {
      return { url: await createLimitCode(appId, scene), accountKey }
    } catch (error) {
      if (!(error instanceof WechatError && makesNone.includes(error.errcode))) throw error
      logger.warn({ accountKey, errcode: error.errcode }, 'an account makes no permanent codes')
    }
  return undefined
}
