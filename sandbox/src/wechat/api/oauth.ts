import { accountOfApp, appOf } from '../appOf'
import { errcode } from '../errors'
import { type Handler, textIn } from '../http'
import { makeId } from '../makeId'
import { openidAt, personOf } from '../personOf'
import { clockOf } from '../world'

const codeMs = 5 * 60_000
const tokenSeconds = 7200

/**
 * `GET /connect/oauth2/authorize`: WeChat's browser comes back to `redirect_uri` with a code. Who holds the phone stands in
 * `openid` (any of the person's), which the real WeChat knows by itself; without it the page asks for somebody.
 */
export const authorize: Handler = ({ world, query }) => {
  const account = accountOfApp(world, query.get('appid') ?? undefined)
  const back = urlOf(query.get('redirect_uri'))
  const scope = query.get('scope') ?? ''
  if (!account || !back || query.get('response_type') !== 'code' || !/^snsapi_(base|userinfo)$/.test(scope))
    return { status: 400, text: 'appid, redirect_uri, response_type or scope' }
  const who = query.get('openid') ?? world.browser
  if (!who) return { status: 400, text: 'whose phone? openid=, or POST /__fake/browser' }
  const openid = openidAt(world, account, who)
  const code = makeId(32)
  world.oauthCodes.set(code, { appId: account.appId, openid, scope, at: clockOf(world), used: false })
  back.searchParams.set('code', code)
  back.searchParams.set('state', query.get('state') ?? '')
  return { status: 302, location: back.toString() }
}

/** `GET /sns/oauth2/access_token`: who a code stands for; a code works once, for five minutes, for the account that asked. */
export const oauthAccessToken: Handler = ({ world, query }) => {
  const appId = query.get('appid')
  const app = appOf(world, appId)
  if (!app?.account) return errcode(40013)
  if (app.secret !== query.get('secret')) return errcode(40125)
  const code = world.oauthCodes.get(query.get('code') ?? '')
  if (!code || code.appId !== appId || code.at + codeMs < clockOf(world)) return errcode(40029)
  if (code.used) return errcode(40163)
  code.used = true
  const { openid, scope } = code
  const unionid = personOf(world, openid)?.unionid
  const tokens = { access_token: makeId(100), expires_in: tokenSeconds, refresh_token: makeId(100) }
  return { ...tokens, openid, scope, ...(unionid && { unionid }) }
}

/** `GET /cgi-bin/ticket/getticket?type=jsapi`: the same ticket for two hours. */
export const getTicket: Handler = ({ world, query, appId = '' }) => {
  const type = query.get('type')
  if (type !== 'jsapi' && type !== 'wx_card') return errcode(40097)
  const now = clockOf(world)
  const known = world.jsTickets.get(`${appId} ${type}`)
  const held = known && known.until > now ? known : { ticket: makeId(86), until: now + tokenSeconds * 1000 }
  world.jsTickets.set(`${appId} ${type}`, held)
  return errcode(0, { ticket: held.ticket, expires_in: Math.max(1, Math.floor((held.until - now) / 1000)) })
}

/** `POST /__fake/browser {openid}`: whose phone opens the next pages; '' = nobody's. */
export const holdBrowser: Handler = ({ world, json }) => {
  world.browser = textIn(json(), 'openid')
  return { ok: true }
}

function urlOf(text: string | null): URL | undefined {
  return text !== null && /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined
}
