import { DomainError } from '@jinlin/domain/errors'
import { serverEnv } from '../infra/env'
import { open } from '../register/vault'
import { callJson } from '../wechat/callJson'
import { unlessShutOut } from '../wechat/shutOut'
import { type FetchToken, tokenFor, tokenInsteadOf } from '../wechat/tokenStore'
import { isTokenError, WechatError } from '../wechat/WechatError'
import { WecomCorpModel } from './WecomCorpModel'

type Json = Record<string, unknown>
/** Calls WeCom's API of one enterprise with the token all processes share. Throws WechatError; nothing it throws holds a secret. */
export type WecomCall = (path: string, body: object) => Promise<Json>

/** The client of an enterprise; DomainError `not_found` for an unknown key. */
export async function wecomFor(corpKey: string): Promise<WecomCall> {
  const corp = await WecomCorpModel.findById(corpKey).lean()
  if (!corp) throw new DomainError('not_found', { field: 'corpKey' })
  const secret = open(corp.secret, { collection: 'wecomCorps', id: corpKey, field: 'secret' })
  const fetchToken = tokenOf(corp.corpId, secret)
  const shared = `wecom-${corp.corpId}`
  return async (path, body) => {
    const token = await tokenFor(shared, fetchToken, new Date())
    try {
      return await callWith(token, path, body)
    } catch (error) {
      if (!(error instanceof WechatError && isTokenError(error.errcode))) throw error
      return callWith(await tokenInsteadOf(token, shared, fetchToken), path, body)
    }
  }
}

const callWith = (token: string, path: string, body: object) =>
  callJson(`${serverEnv().WECOM_ENDPOINT}${path}?access_token=${encodeURIComponent(token)}`, body)

const tokenOf =
  (corpId: string, secret: string): FetchToken =>
  async () => {
    const query = new URLSearchParams({ corpid: corpId, corpsecret: secret })
    const { access_token, expires_in } = await unlessShutOut(corpId, '/cgi-bin/gettoken', () =>
      callJson(`${serverEnv().WECOM_ENDPOINT}/cgi-bin/gettoken?${query}`),
    )
    if (typeof access_token !== 'string') throw new WechatError('/cgi-bin/gettoken', 0)
    return { token: access_token, seconds: Number(expires_in) || 7200 }
  }
