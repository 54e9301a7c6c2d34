import { DomainError } from '@jinlin/domain/errors'
import { callJson } from './callJson'
import { WechatError } from './WechatError'

/** WeChat: the code is unknown, used, of a blocked person, missing. */
const wrongCode = [40029, 40163, 40226, 41008]

/** Runs a call that uses up a code of the phone: `code_invalid` for used or unknown ones, `too_many`, `retry_same_key` when WeChat is silent. */
export async function withCode<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    if (wrongCode.includes(error.errcode)) throw new DomainError('code_invalid')
    if (error.errcode === 45011) throw new DomainError('too_many')
    if (error.errcode === 0) throw new DomainError('retry_same_key')
    throw error
  }
}

/** Signs a person in by the code of `wx.login`; refusals as of `withCode`. */
export const openSession = (appId: string, secret: string, endpoint: string, code: string) =>
  withCode(async () => {
    const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
    const { openid, unionid, session_key } = await callJson(`${endpoint}/sns/jscode2session?${query}`)
    if (typeof openid !== 'string' || typeof session_key !== 'string') throw new WechatError('/sns/jscode2session', 0)
    return { openid, sessionKey: session_key, ...(typeof unionid === 'string' && { unionid }) }
  })
