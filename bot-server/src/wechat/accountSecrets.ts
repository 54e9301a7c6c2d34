import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { Cached } from '@jinlin/backend/infra/cached'
import { open } from '@jinlin/backend/register/vault'
import type { Secrets } from './envelope'

/** One account as the callback needs it, opened. */
export type CallbackAccount = Secrets & { key: string; originalId: string; mode: 'plain' | 'compat' | 'safe' }

const keyShape = /^[\w-]{1,64}$/
const accounts = new Cached<CallbackAccount | undefined>(10_000)

/** The account behind a callback address; undefined when there is none. A new one is there at once, changes are taken up within ten seconds. */
export async function accountSecrets(key: string): Promise<CallbackAccount | undefined> {
  if (!keyShape.test(key)) return undefined
  const account = await accounts.get(key, () => load(key))
  if (!account) accounts.drop(key)
  return account
}

async function load(key: string): Promise<CallbackAccount | undefined> {
  const account = await AccountModel.findById(key).lean()
  if (!account) return undefined
  const opened = (field: 'token' | 'encodingAesKey') => open(account[field], { collection: 'accounts', id: key, field })
  const { appId, originalId, mode } = account
  return { key, appId, originalId, mode, token: opened('token'), encodingAesKey: opened('encodingAesKey') }
}
