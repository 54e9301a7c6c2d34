import { Cached } from '@jinlin/backend/infra/cached'
import { open } from '@jinlin/backend/register/vault'
import { WecomCorpModel } from '@jinlin/backend/wecom/WecomCorpModel'
import type { Secrets } from '../wechat/envelope'

/** One enterprise as its callback needs it, opened; `appId` = the corp id, which closes every sealed text. */
export type CallbackCorp = Secrets & { key: string }

const keyShape = /^[\w-]{1,64}$/
const corps = new Cached<CallbackCorp | undefined>(10_000)

/** The enterprise behind a callback address; undefined when there is none. A new one is there at once, changes are taken up within ten seconds. */
export async function corpSecrets(key: string): Promise<CallbackCorp | undefined> {
  if (!keyShape.test(key)) return undefined
  const corp = await corps.get(key, () => load(key))
  if (!corp) corps.drop(key)
  return corp
}

async function load(key: string): Promise<CallbackCorp | undefined> {
  const corp = await WecomCorpModel.findById(key).lean()
  if (!corp) return undefined
  const opened = (field: 'token' | 'encodingAesKey') => open(corp[field], { collection: 'wecomCorps', id: key, field })
  return { key, appId: corp.corpId, token: opened('token'), encodingAesKey: opened('encodingAesKey') }
}
