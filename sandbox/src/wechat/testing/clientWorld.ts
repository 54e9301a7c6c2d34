import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { seal } from '@jinlin/backend/register/vault'
import { forgetTokens } from '@jinlin/backend/wechat/tokenStore'
import { type WechatClient, wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type FakeWechat, startFakeWechat } from '../startFakeWechat'
import type { ChatMessage } from '../types'

/** The secret of the account; nothing that is thrown may hold it. */
export const secret = 'very-secret-secret'
/** Twenty people who follow the account `main` and know the mini-program; the phone of number 4 is German. */
export const people = Array.from({ length: 20 }, (_, n) => ({
  key: `p${n}`,
  name: '张三',
  openid: `mini-${n}`,
  unionid: `u-${n}`,
  accountOpenids: { main: `main-${n}` },
  phone: n === 4 ? '+4919900000001' : '19900000001',
}))
const account = {
  key: 'main',
  appId: 'wx_main',
  secret,
  originalId: 'gh_main',
  token: 't',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

/** What the tests of one file share: the fake platform and our client of the account. */
export const world = {} as { fake: FakeWechat; client: WechatClient }

/** Calls a control of the fake platform. */
export const control = async (path: string, body?: unknown) => {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  return (await fetch(`${world.fake.url}/__fake/${path}`, init)).json()
}
/** The calls that reached an API, so far. */
export const calls = async (path: string) => {
  const { calls: all } = (await control('transcript')) as { calls: { path: string; errcode: number }[] }
  return all.filter((call) => call.path === path)
}
/** What the first of the people was told. */
export const texts = async () => ((await control('outbox?openid=main-0')) as ChatMessage[]).map((line) => line.text)

async function storeAccount() {
  const sealed = (value: string, field: string) => seal(value, { collection: 'accounts', id: 'main', field })
  const secrets = {
    secret: sealed(secret, 'secret'),
    token: sealed('t', 'token'),
    encodingAesKey: sealed(account.encodingAesKey, 'encodingAesKey'),
  }
  const named = { name: '12111', appId: 'wx_main', originalId: 'gh_main', mode: 'safe' as const }
  await AccountModel.create([{ _id: 'main', ...named, ...secrets, areaPath: '1509/150902' }])
}

/** Starts the fake platform and our client of it, for whom everybody has an open window; after `useStores()`. */
export function useClient(): void {
  beforeAll(async () => {
    const mini = { miniappId: 'wx_mini', miniappSecret: 'mini-secret' }
    const accounts = [{ ...account, mode: 'safe' as const }]
    world.fake = await startFakeWechat({ port: 0, accounts, ...mini, people, deliverTo: 'http://127.0.0.1:9' })
    const settings = { WECHAT_ENDPOINT: world.fake.url, MINIAPP_ID: 'wx_mini', MINIAPP_SECRET: 'mini-secret' }
    Object.assign(process.env, settings)
    forgetEnv()
    await storeAccount()
    world.client = await wechatFor('wx_main')
    await control('delivery', { drop: { first: 1e9, how: 'before' } })
    for (const { openid } of people) await control('say', { accountKey: 'main', openid, text: '您好' })
  })
  afterAll(() => world.fake.close())
  beforeEach(forgetTokens)
}
