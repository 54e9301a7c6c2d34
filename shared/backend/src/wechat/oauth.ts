import { DomainError } from '@jinlin/domain/errors'
import { AccountModel } from '../accounts/AccountModel'
import { Cached } from '../infra/cached'
import { serverEnv } from '../infra/env'
import { open } from '../register/vault'
import { callJson } from './callJson'
import { withCode } from './signInCodes'
import { WechatError } from './WechatError'

type App = { appId: string; secret: string }

/** A new account, or a changed secret, is known within this time, in milliseconds. */
const apps = new Cached<App>(10_000)

/** The app behind an account's key; `not_found` for an account nobody has. */
const appOf = (accountKey: string): Promise<App> =>
  apps.get(accountKey, async () => {
    const account = await AccountModel.findById(accountKey).lean()
    if (!account) throw new DomainError('not_found')
    const { appId, secret } = account
    return { appId, secret: open(secret, { collection: 'accounts', id: accountKey, field: 'secret' }) }
  })

/** Where WeChat's browser is sent to tell who holds it: without a question to the person, the openid only. WeChat wants the parameters in this order. */
export const authorizeUrl = async (accountKey: string, redirectUri: string, state: string): Promise<string> => {
  const { appId } = await appOf(accountKey)
  const query = new URLSearchParams({
    appid: appId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
  })
  return `${serverEnv().WECHAT_OPEN_ENDPOINT}/connect/oauth2/authorize?${query}#wechat_redirect`
}

/** Who a code of WeChat's browser stands for. `code_invalid` for used or unknown ones, `retry_same_key` when WeChat is silent. */
export const personOfWebCode = (accountKey: string, code: string): Promise<{ openid: string; unionid?: string }> =>
  withCode(async () => {
    const { appId, secret } = await appOf(accountKey)
    const query = new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' })
    const { openid, unionid } = await callJson(`${serverEnv().WECHAT_ENDPOINT}/sns/oauth2/access_token?${query}`)
    if (typeof openid !== 'string') throw new WechatError('/sns/oauth2/access_token', 0)
    return { openid, ...(typeof unionid === 'string' && { unionid }) }
  })
