import { common } from '../words/common'
import { Refused } from './api'
import { keep, readKept } from './storage'

const marks = ['handOver', 'signIn'] as const

/** Splits `#/pages/me/index?tab=1&handOver=x` into the page and what the server put behind it. */
export function readMarks(hash: string): { page: string; handOver?: string; failed: boolean } {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  const all = new URLSearchParams(query)
  const [handOver, signIn] = marks.map((name) => all.get(name) ?? undefined)
  for (const name of marks) all.delete(name)
  const rest = all.toString()
  return { page: rest ? `${path}?${rest}` : path, handOver, failed: signIn === 'failed' }
}

/** The account whose link or menu opened the page: it stands in the address, and is kept for the next time. */
function accountKey(): string | undefined {
  const named = new URLSearchParams(window.location.search).get('account') ?? undefined
  if (named) keep('account', named)
  return named ?? readKept<string>('account')
}

const leave = (account: string, page: string): Promise<never> => {
  const to = /^\/pages\/[A-Za-z]+\/index(\?[A-Za-z0-9_=&.-]*)?$/.test(page) ? `?to=${encodeURIComponent(page)}` : ''
  window.location.assign(`/api/oauth/${encodeURIComponent(account)}/start${to}`)
  return new Promise(() => undefined)
}

/**
 * The code by which this page gets its session. Without one WeChat's browser goes to WeChat and comes back with it, so this never resolves then;
 * any other browser is told where to open the page. Somebody who comes back without a sign-in is told, once, and may try again.
 */
export async function handedOver(): Promise<string> {
  const { page, handOver, failed } = readMarks(window.location.hash)
  if (handOver || failed) window.history.replaceState(window.history.state, '', `#${page}`)
  if (handOver) return handOver
  if (failed) throw new Refused(401, 'signed_out', common.webSignInFailed)
  const account = accountKey()
  if (!account || !/MicroMessenger/i.test(window.navigator.userAgent))
    throw new Refused(401, 'signed_out', common.onlyWechat)
  return leave(account, page)
}
