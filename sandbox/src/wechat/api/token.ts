import { appOf } from '../appOf'
import { errcode } from '../errors'
import { type Handler, textIn } from '../http'
import { makeId } from '../makeId'
import { clockOf, type World } from '../world'

const lifeMs = 7_200_000
const forcedGapMs = 30_000
const forcedADay = 20

/** `GET /cgi-bin/token`: a new token each time. */
export const token: Handler = ({ world, query }) => {
  const appId = query.get('appid')
  const refused = refuse(world, appId, query.get('secret'))
  return refused ?? answerWith(world, issue(world, appId ?? ''))
}

/** `POST /cgi-bin/stable_token`: the same token until five minutes before its end; forced: a new one, at most every 30 s and 20 a day. */
export const stableToken: Handler = ({ world, json }) => {
  const body = json()
  const appId = textIn(body, 'appid')
  const refused = refuse(world, appId, textIn(body, 'secret'))
  if (refused) return refused
  const known = world.stable.get(appId) ?? { token: '', forcedAt: [] }
  const held = world.tokens.get(known.token)
  const usable = held && !held.revoked && held.until - 300_000 > clockOf(world)
  const forcedAt = known.forcedAt.filter((at) => at > clockOf(world) - 86_400_000)
  const mayForce = forcedAt.length < forcedADay && (forcedAt.at(-1) ?? 0) + forcedGapMs <= clockOf(world)
  const forced = body.force_refresh === true && mayForce
  if (usable && !forced) return answerWith(world, known.token)
  if (held) held.revoked = true
  const fresh = issue(world, appId)
  world.stable.set(appId, { token: fresh, forcedAt: forced ? [...forcedAt, clockOf(world)] : forcedAt })
  return answerWith(world, fresh)
}

/** Which app a token stands for, or the error a call with it gets. */
export function appOfToken(world: World, value: string | null): { appId: string } | { code: number } {
  if (!value) return { code: 41001 }
  const found = world.tokens.get(value)
  if (!found) return { code: 40014 }
  if (found.revoked) return { code: 40001 }
  return found.until <= clockOf(world) ? { code: 42001 } : { appId: found.appId }
}

/** Makes every token of an app invalid at once (40001), as a refresh elsewhere would. */
export function revokeTokens(world: World, appId: string): number {
  const found = [...world.tokens.values()].filter((one) => one.appId === appId && !one.revoked)
  for (const one of found) one.revoked = true
  return found.length
}

function refuse(world: World, appId: string | null, secret: string | null) {
  if (!appId) return errcode(41002)
  const app = appOf(world, appId)
  if (!app) return errcode(40013)
  if (app.secret !== secret) return errcode(40125)
  return world.notListed.has(appId) ? errcode(40164) : undefined
}

function issue(world: World, appId: string): string {
  const value = `fake_${makeId(120)}`
  world.tokens.set(value, { appId, until: clockOf(world) + lifeMs, revoked: false })
  return value
}

const answerWith = (world: World, value: string) => ({
  access_token: value,
  expires_in: Math.max(1, Math.floor(((world.tokens.get(value)?.until ?? 0) - clockOf(world)) / 1000)),
})
