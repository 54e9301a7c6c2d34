import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import Taro from '@tarojs/taro'
import { type Call, callOnce, Refused, uploadOnce } from './api'
import { noticeLeaving } from './leftWork'
import { setSandboxPoint } from './location'
import { newKey } from './newKey'
import { change, phone, saveNow } from './phone'
import { sandboxKey } from './sandbox'
import { forget, keep, readKept } from './storage'
import { handedOver } from './webSignIn'

type Session = { token: string; person: PresentedPerson }
type Kept = { token: string; personId: string }
type SandboxSignIn = { code: string; point: { lng: number; lat: number; datum?: 'gcj02' } }

let signingIn: Promise<string> | undefined

async function freshCode(): Promise<string> {
  const key = sandboxKey()
  if (!key) return (await Taro.login()).code
  const { code, point } = await callOnce<SandboxSignIn>({ method: 'GET', path: `/__sandbox/as/${key}` })
  setSandboxPoint(point)
  return code
}

const post = (path: string, body: object) => callOnce<Session>({ method: 'POST', path, body, key: newKey(Date.now()) })

async function signIn(): Promise<string> {
  const onWeb = process.env.TARO_ENV === 'h5' && !sandboxKey()
  const session = onWeb
    ? await post('/api/oauth/session', { handOver: await handedOver() })
    : await post('/api/sessions', { code: await freshCode() })
  return adopt(session)
}

/** Goes on as the person of this session: signed in just now, or with new rights. Returns the token. */
export function adopt({ token, person }: Session): string {
  const before = phone().me
  // signed in anew: what was fetched before may be somebody else's, or of a server that began anew
  change({ cases: {}, news: [], fetched: {} })
  if (before && before.id !== person.id) change({ drafts: {}, role: undefined, leftWork: undefined })
  keep('session', { token, personId: person.id } satisfies Kept)
  change({ me: person })
  noticeLeaving(before, person)
  saveNow()
  return token
}

/** The session's token; signs in when there is none. Throws `Unreachable` without a network. */
export async function token(): Promise<string> {
  const kept = readKept<Kept>('session')
  if (kept?.token) return kept.token
  signingIn ??= signIn().finally(() => {
    signingIn = undefined
  })
  return signingIn
}

/** Nobody is signed in by this token any more: the next call signs in anew. */
export function dropToken(mine: string): void {
  if (readKept<Kept>('session')?.token === mine) forget('session')
}

async function withSession<T>(run: (token: string) => Promise<T>): Promise<T> {
  const mine = await token()
  try {
    return await run(mine)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'signed_out') throw error
    dropToken(mine)
    return run(await token())
  }
}

/** One call as the signed-in person; an expired session is renewed once. */
export const call = <T>(what: Omit<Call, 'token'>): Promise<T> =>
  withSession((mine) => callOnce<T>({ ...what, token: mine }))

/** Sends one photo or voice as the signed-in person. */
export const upload = (filePath: string, phase: 'before' | 'after', key: string) =>
  withSession((mine) => uploadOnce(filePath, phase, key, mine))
