/**
 * A call of WeChat's API that did not work. `errcode` = WeChat's number, 0 when no answer came.
 * `maybeDone` = the request left and nobody knows whether it took effect, so a message must not be sent again.
 * `seenFrom` = our own address as WeChat saw it, where it says that this one is not on the app's list.
 * The message names the endpoint and the number only: addresses with appid, secret or token never get in.
 */
export class WechatError extends Error {
  constructor(
    readonly api: string,
    readonly errcode: number,
    readonly maybeDone = false,
    readonly seenFrom?: string,
  ) {
    super(errcode === 0 ? `WeChat ${api}: no answer` : `WeChat ${api}: errcode ${errcode}`)
    this.name = 'WechatError'
  }
}

/** The path of an address, without query: what may stand in messages and logs. */
export const apiName = (url: string): string => url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/s, '')

/** The token is not valid (any more): a forced refresh helps. */
export const isTokenError = (errcode: unknown): boolean => errcode === 40001 || errcode === 42001 || errcode === 40014

/** Our address is not on the app's list, at WeChat (40164) or at WeCom (60020): only a person at its page can help. */
export const isNotListed = (errcode: unknown): boolean => errcode === 40164 || errcode === 60020

/** What WeChat answered instead of what was asked for. */
export function refusalOf(api: string, errcode: number, errmsg: unknown): WechatError {
  const seenFrom = isNotListed(errcode) ? /\bip:? ([0-9a-f.:]{3,45})/i.exec(String(errmsg))?.[1] : undefined
  return new WechatError(api, errcode, false, seenFrom)
}

const neverLeft = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH']

/** Turns any failure of the network into an error without addresses; refused and unresolved connections surely did nothing. */
export const networkError = (url: string, error: unknown): WechatError => {
  if (error instanceof WechatError) return error
  const { code, name, cause } = (error ?? {}) as { code?: string; name?: string; cause?: { code?: string } }
  const before = neverLeft.includes(code ?? cause?.code ?? '') || name === 'ConnectionTimeoutError'
  return new WechatError(apiName(url), 0, !before)
}
