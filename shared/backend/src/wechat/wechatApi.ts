/// <reference path="./wechat-api.d.ts" />
import API from 'wechat-api'
import { noteErrcode, refuseUsedUp } from './callGuard'
import { awaitTurn } from './pace'
import { type FetchToken, tokenFor, tokenInsteadOf } from './tokenStore'
import { apiName, isTokenError, networkError, WechatError } from './WechatError'

type Callback = (error: Error | null, data?: unknown, response?: unknown) => void
type Response = { statusCode?: number; status?: number; headers?: Record<string, string | string[] | undefined> }
type Sent = { data: unknown; response: Response }

/** Connect and answer time-outs in ms. */
const timeout = [2000, 4000]

/**
 * A wechat-api whose token is shared by all processes, and whose calls keep to the app's pace and numbers. Two of its methods are replaced on the instance:
 * `getToken` (the package keeps tokens per instance, and cold starts in parallel lose calls) and
 * `request` (it retries 40001 with the token that was just refused, 42001 and 40014 never, and its errors hold whole addresses).
 */
export function sharedTokenApi(appId: string, secret: string, endpoint: string, fetchToken: FetchToken): API {
  const api = new API(appId, secret)
  api.endpoint = endpoint
  api.getToken = (callback) => {
    tokenFor(appId, fetchToken, new Date()).then(
      // The package asks its own clock whether a token still lives; ours has been judged already.
      (accessToken) => callback(null, { accessToken, expireTime: Number.MAX_SAFE_INTEGER }),
      (error: unknown) => callback(networkError('/cgi-bin/stable_token', error)),
    )
  }
  const plain = api.request.bind(api)
  api.request = (url, options, callback) => {
    const name = apiName(url)
    refuseUsedUp(appId, name, new Date())
      .then(() => awaitTurn(appId, name))
      .then(() => requestOnce(plain, url, options))
      .then((sent) =>
        isTokenError(errcodeOf(sent.data)) ? retryWithNewToken(plain, url, options, appId, fetchToken) : sent,
      )
      .then(async (sent) => {
        await noteErrcode(appId, name, errcodeOf(sent.data), new Date())
        return sent
      })
      .then((sent) => answer(url, sent, callback))
      .catch((error: unknown) => callback(networkError(url, error)))
  }
  return api
}

async function retryWithNewToken(
  plain: API['request'],
  url: string,
  options: Record<string, unknown>,
  appId: string,
  fetchToken: FetchToken,
) {
  const bad = new URL(url).searchParams.get('access_token') ?? ''
  const good = await tokenInsteadOf(bad, appId, fetchToken)
  const address = new URL(url)
  address.searchParams.set('access_token', good)
  return requestOnce(plain, address.toString(), options)
}

const requestOnce = (plain: API['request'], url: string, options: Record<string, unknown>) =>
  new Promise<Sent>((resolve, reject) => {
    const done: Callback = (error, data, response) => {
      if (error) return reject(networkError(url, error))
      const got = (response ?? {}) as Response
      if ((got.statusCode ?? got.status ?? 200) >= 400) return reject(new WechatError(apiName(url), 0, true))
      resolve({ data: jsonInBytes(data, got), response: got })
    }
    plain(url, { ...options, timeout }, done)
  })

/** Errors of media/get come as JSON where bytes were expected. */
function jsonInBytes(data: unknown, response: Response): unknown {
  const type = String(response.headers?.['content-type'] ?? '')
  if (!Buffer.isBuffer(data) || !/^(application\/json|text\/plain)/.test(type)) return data
  try {
    return JSON.parse(data.toString()) as unknown
  } catch {
    return data
  }
}

const errcodeOf = (data: unknown) =>
  Buffer.isBuffer(data) ? undefined : (data as { errcode?: unknown } | null | undefined)?.errcode

function answer(url: string, { data, response }: Sent, callback: Callback) {
  const code = errcodeOf(data)
  // Handed over without the data: the package would otherwise try 40001 once more on its own.
  if (typeof code === 'number' && code !== 0) return callback(new WechatError(apiName(url), code))
  callback(null, data, response)
}
