import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { op } from '../infra/defineModel'
import { forgetWithStores } from '../infra/forgetWithStores'
import { isDuplicate } from '../infra/guardWrite'
import { open, seal } from '../register/vault'
import { WechatError } from './WechatError'
import { WechatTokenModel } from './WechatTokenModel'

/** Asks WeChat for a token; `force` = the old one is to be replaced although it looks valid. `seconds` = how long it lives. */
export type FetchToken = (force: boolean) => Promise<{ token: string; seconds: number }>
type Held = { token: string; until: Date }

/** How long the one who fetches may take before another may try, and how long the others wait, in ms. */
const leaseMs = 6000
const waitMs = 8000
/** A token is replaced this long before its end, in ms. */
const marginMs = 120_000

const held = new Map<string, Held>()
const flights = new Map<string, Promise<string>>()

/** A valid token of this app: from memory, else from the shared store, else fetched by exactly one process. */
export function tokenFor(appId: string, fetchToken: FetchToken, now: Date): Promise<string> {
  const known = held.get(appId)
  if (known && usable(known, now)) return Promise.resolve(known.token)
  return once(`${appId}|cold`, () => obtain(appId, undefined, fetchToken))
}

/** A token other than `bad`, which WeChat refused: the one another process has fetched meanwhile, else a forced refresh by exactly one. */
export function tokenInsteadOf(bad: string, appId: string, fetchToken: FetchToken): Promise<string> {
  const known = held.get(appId)
  if (known && known.token !== bad) return Promise.resolve(known.token)
  held.delete(appId)
  return once(`${appId}|${bad}`, () => obtain(appId, bad, fetchToken))
}

/** Forgets the tokens in memory, so that a test can play another process. */
export const forgetTokens = () => held.clear()
forgetWithStores(forgetTokens)

const usable = ({ until }: Held, now: Date) => until.getTime() - marginMs > now.getTime()

function once(key: string, run: () => Promise<string>): Promise<string> {
  const running = flights.get(key)
  if (running) return running
  const flight = run().finally(() => flights.delete(key))
  flights.set(key, flight)
  return flight
}

async function obtain(appId: string, bad: string | undefined, fetchToken: FetchToken): Promise<string> {
  const me = randomUUID()
  const giveUp = performance.now() + waitMs
  while (performance.now() < giveUp) {
    const stored = await read(appId)
    if (stored && stored.token !== bad && usable(stored, new Date())) return remember(appId, stored)
    if (await lease(appId, me)) return remember(appId, await refresh(appId, me, bad, fetchToken))
    await sleep(40)
  }
  throw new WechatError('/cgi-bin/stable_token', 0)
}

async function refresh(appId: string, me: string, bad: string | undefined, fetchToken: FetchToken): Promise<Held> {
  const done = { leaseUntil: 1, leaseBy: 1 }
  const mine = { _id: appId, leaseBy: me }
  try {
    const stored = await read(appId)
    if (stored && stored.token !== bad && usable(stored, new Date())) {
      await WechatTokenModel.updateOne(mine, { $unset: done })
      return stored
    }
    const { token, seconds } = await fetchToken(bad !== undefined)
    const until = new Date(Date.now() + seconds * 1000)
    const sealed = seal(token, placeOf(appId))
    await WechatTokenModel.updateOne(mine, { $set: { token: sealed, until }, $unset: done })
    return { token, until }
  } catch (error) {
    await WechatTokenModel.updateOne(mine, { $unset: done })
    throw error
  }
}

async function read(appId: string): Promise<Held | undefined> {
  const row = await WechatTokenModel.findOne({ _id: appId }).lean()
  return row?.token && row.until ? { token: open(row.token, placeOf(appId)), until: row.until } : undefined
}

async function lease(appId: string, me: string): Promise<boolean> {
  const now = new Date()
  const free = op({ $not: { $gt: now } })
  const set = { leaseBy: me, leaseUntil: new Date(now.getTime() + leaseMs) }
  try {
    const row = await WechatTokenModel.findOneAndUpdate(
      { _id: appId, leaseUntil: free },
      { $set: set },
      { upsert: true, returnDocument: 'after' },
    ).lean()
    return row?.leaseBy === me
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

function remember(appId: string, found: Held): string {
  held.set(appId, found)
  return found.token
}

const placeOf = (appId: string) => ({ collection: 'wechatTokens', id: appId, field: 'token' })
