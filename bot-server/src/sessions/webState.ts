import { randomBytes } from 'node:crypto'
import { signature } from '@jinlin/backend/register/vault'
import { sameText } from '../http/sameText'

/** How long somebody may take in WeChat between leaving and coming back, in milliseconds. */
export const webSignInMs = 10 * 60_000

/** What the browser keeps of a sign-in that has begun: for which page, when, and a number nobody guesses. */
type Begun = { to: string; at: number; nonce: string }

/** Begins a sign-in: what the cookie keeps, and the state WeChat brings back. The state signs the cookie and the account, so neither fits another one. */
export function beginWebSignIn(accountKey: string, to: string, now: Date): { cookie: string; state: string } {
  const begun: Begun = { to, at: now.getTime(), nonce: randomBytes(16).toString('base64url') }
  const cookie = Buffer.from(JSON.stringify(begun)).toString('base64url')
  return { cookie, state: stateOf(accountKey, cookie) }
}

/** The page a sign-in was begun for, or nothing when state, cookie and account don't belong together or it was too long ago. */
export function pageOfSignIn(accountKey: string, cookie: string, state: string, now: Date): string | undefined {
  if (!sameText(state, stateOf(accountKey, cookie))) return undefined
  const { to, at } = JSON.parse(Buffer.from(cookie, 'base64url').toString()) as Begun
  return now.getTime() - at > webSignInMs ? undefined : to
}

/** WeChat takes 128 letters and digits at most. */
const stateOf = (accountKey: string, cookie: string): string =>
  Buffer.from(signature('webSignIn', `${accountKey}|${cookie}`), 'base64url').toString('hex')
