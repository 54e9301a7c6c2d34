import { DomainError } from '@jinlin/domain/errors'
import type API from 'wechat-api'
import { AccountModel } from '../accounts/AccountModel'
import { Cached } from '../infra/cached'
import { serverEnv } from '../infra/env'
import { open } from '../register/vault'
import { whileBusy } from './callGuard'
import { callJson } from './callJson'
import { unlessShutOut } from './shutOut'
import { openSession, withCode } from './signInCodes'
import type { FetchToken } from './tokenStore'
import { WechatError } from './WechatError'
import { sharedTokenApi } from './wechatApi'

export type WechatMenu = { button: Record<string, unknown>[] }

/** What we ask of WeChat for one public account or mini-program. Everything throws WechatError; nothing it throws holds a secret. */
export type WechatClient = {
  /** A customer-service text; 45015/45047 = the person's window is shut, 40003/43004 = the person is gone. */
  sendText: (openid: string, text: string) => Promise<void>
  mediaGet: (mediaId: string) => Promise<Buffer>
  createMenu: (menu: WechatMenu) => Promise<void>
  /** The menu as it is; undefined when there is none. */
  getMenu: () => Promise<WechatMenu | undefined>
  userInfo: (openid: string) => Promise<{ subscribed: boolean; unionid?: string }>
  /** The same of up to 100 people by one call; 40003 when one of them is not the account's. */
  usersInfo: (openids: readonly string[]) => Promise<{ openid: string; unionid?: string }[]>
  /** Signs a person in by the code of `wx.login`. DomainError `code_invalid` for used or unknown codes, `retry_same_key` when WeChat is silent. */
  jscode2session: (code: string) => Promise<{ openid: string; unionid?: string; sessionKey: string }>
  /** Any other call of WeChat's API with the shared token, as JSON: `path` with its slash, the answer without its errcode 0. For features that keep their calls in a file of their own. */
  call: (path: string, body: object) => Promise<Record<string, unknown>>
  /** The Chinese phone number behind a code of the phone button; DomainError `code_invalid` when it is used or unknown, with `why: 'abroad'` for a number of another country. */
  phoneOf: (code: string) => Promise<string>
}

const clients = new Cached<WechatClient>(60_000)

/** The client of an account or of the mini-program; DomainError `not_found` for an unknown app. A changed secret is taken up within a minute. */
export const wechatFor = (appId: string): Promise<WechatClient> => {
  const { WECHAT_ENDPOINT } = serverEnv()
  return clients.get(`${appId}|${WECHAT_ENDPOINT}`, async () =>
    makeClient(appId, await secretOf(appId), WECHAT_ENDPOINT),
  )
}

async function secretOf(appId: string): Promise<string> {
  const { MINIAPP_ID, MINIAPP_SECRET } = serverEnv()
  if (appId === MINIAPP_ID && appId !== '') return MINIAPP_SECRET
  const account = await AccountModel.findOne({ appId }).lean()
  if (!account) throw new DomainError('not_found')
  return open(account.secret, { collection: 'accounts', id: account._id, field: 'secret' })
}

function makeClient(appId: string, secret: string, endpoint: string): WechatClient {
  const api = sharedTokenApi(appId, secret, endpoint, stableToken(appId, secret, endpoint))
  return {
    sendText: async (openid, text) => void (await run((done) => api.sendText(openid, text, done))),
    mediaGet: async (mediaId) => bytesOf(await whileBusy(() => run((done) => api.getMedia(mediaId, done)))),
    createMenu: async (menu) => void (await whileBusy(() => run((done) => api.createMenu(menu, done)))),
    getMenu: () => whileBusy(() => menuOf(api)),
    userInfo: async (openid) => infoOf(await run((done) => api.getUser(openid, done))),
    usersInfo: async (openids) => infosIn(await run((done) => api.batchGetUsers([...openids], done))),
    jscode2session: (code) => openSession(appId, secret, endpoint, code),
    call: async (path, body) => (await post(api, path, body)) as Record<string, unknown>,
    phoneOf: (code) => withCode(async () => phoneIn(await post(api, '/wxa/business/getuserphonenumber', { code }))),
  }
}

const stableToken =
  (appId: string, secret: string, endpoint: string): FetchToken =>
  async (force) => {
    const body = { grant_type: 'client_credential', appid: appId, secret, force_refresh: force }
    const { access_token, expires_in } = await unlessShutOut(appId, '/cgi-bin/stable_token', () =>
      callJson(`${endpoint}/cgi-bin/stable_token`, body),
    )
    if (typeof access_token !== 'string') throw new WechatError('/cgi-bin/stable_token', 0)
    return { token: access_token, seconds: Number(expires_in) || 7200 }
  }

const run = (call: (done: (error: Error | null, data?: unknown) => void) => void) =>
  new Promise<unknown>((resolve, reject) => call((error, data) => (error ? reject(error) : resolve(data))))

const post = (api: API, path: string, body: unknown) =>
  run((done) => {
    const options = { dataType: 'json', type: 'POST', data: body, headers: { 'Content-Type': 'application/json' } }
    api.preRequest(
      function (this: API) {
        this.request(`${this.endpoint}${path}?access_token=${this.token?.accessToken ?? ''}`, options, done)
      },
      [done],
    )
  })

const infoOf = (data: unknown) => {
  const { subscribe, unionid } = data as { subscribe?: number; unionid?: string }
  return { subscribed: subscribe === 1, ...(unionid && { unionid }) }
}

const infosIn = (data: unknown) => {
  const { user_info_list: people = [] } = data as { user_info_list?: { openid: string; unionid?: string }[] }
  return people.map(({ openid, unionid }) => ({ openid, ...(unionid && { unionid }) }))
}

async function menuOf(api: API): Promise<WechatMenu | undefined> {
  try {
    return ((await run((done) => api.getMenu(done))) as { menu: WechatMenu }).menu
  } catch (error) {
    if (error instanceof WechatError && error.errcode === 46003) return undefined
    throw error
  }
}

const bytesOf = (data: unknown): Buffer => {
  if (Buffer.isBuffer(data)) return data
  throw new WechatError('/cgi-bin/media/get', 0)
}

/** Without its country a number of another one reads like somebody's here. */
function phoneIn(data: unknown): string {
  const { purePhoneNumber, countryCode } = (data as PhoneInfo).phone_info
  if (String(countryCode) !== '86') throw new DomainError('code_invalid', { why: 'abroad' })
  return purePhoneNumber
}
type PhoneInfo = { phone_info: { purePhoneNumber: string; countryCode: string } }
