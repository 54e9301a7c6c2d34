import { networkError, refusalOf, WechatError } from './WechatError'

/** Longest wait for an answer of WeChat, in milliseconds: an answer to a person must be out in 5 s. */
export const waitMs = 4000

/** One call that needs no access token, as JSON. Throws WechatError for errcodes, other statuses and silence. */
export async function callJson(url: string, body?: unknown): Promise<Record<string, unknown>> {
  const { pathname } = new URL(url)
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(waitMs), redirect: 'error' })
    .then(async (response) => ({ ok: response.ok, data: (await response.json()) as Record<string, unknown> | null }))
    .catch((error: unknown) => {
      throw networkError(url, error)
    })
  if (!answer.ok || !answer.data) throw new WechatError(pathname, 0, true)
  const { errcode, errmsg } = answer.data
  if (typeof errcode === 'number' && errcode !== 0) throw refusalOf(pathname, errcode, errmsg)
  return answer.data
}
