import { say, scan, wrote } from './acts'
import { holdBrowser } from './api/oauth'
import { revokeTokens } from './api/token'
import { accountByKey, setMode } from './appOf'
import { type ApiFault, noFaults } from './faults'
import { groupEnter } from './groupCard'
import { type Handler, textIn } from './http'
import { makeId } from './makeId'
import { meet, openidsOf, personOf } from './personOf'
import { setQuota } from './quotas'
import { templateControls } from './templateControls'
import type { FakeAccount } from './types'
import { ControlError, clockOf, type World } from './world'

const done = { ok: true }

const codes: Record<string, Handler> = {
  'GET js_code': ({ world, query }) => {
    const openid = query.get('openid')
    if (!openid) throw new ControlError('whose code? ?openid=')
    meet(world, openid)
    const code = makeId(32)
    world.jsCodes.set(code, { openid, at: clockOf(world), used: false })
    return { code }
  },
  'GET phone_code': ({ world, query }) => {
    const phone = personOf(world, query.get('openid'))?.phone
    if (!phone) throw new ControlError('this person has no phone')
    const code = makeId(32)
    world.phoneCodes.set(code, { phone, at: clockOf(world) })
    return { code }
  },
  'GET group_enter': groupEnter,
}

const seen: Record<string, Handler> = {
  'GET outbox': ({ world, query }) => {
    const openids = openidsOf(world, query.get('openid') ?? '')
    return world.chat.filter((line) => line.from !== 'person' && openids.has(line.openid))
  },
  'GET menu': ({ world, query }) => {
    const account = accountByKey(world, query.get('accountKey') ?? '')
    return (world.menus.get(account.appId) as Record<string, unknown> | undefined) ?? { button: [] }
  },
  'GET media': ({ world, query }) => {
    const found = world.media.get(query.get('id') ?? '')
    if (!found) throw new ControlError('no such media')
    return { bytes: found.bytes, contentType: found.contentType, name: 'media' }
  },
  'GET codes': ({ world }) => [...world.scenes].map(([ticket, scene]) => ({ ticket, ...scene })),
  'GET transcript': ({ world, query }) => {
    const { chat, deliveries, calls } = world
    const openid = query.get('openid')
    if (!openid) return { chat, deliveries, calls }
    const openids = openidsOf(world, openid)
    const theirs = (one: { openid: string }) => openids.has(one.openid)
    return { chat: chat.filter(theirs), deliveries: deliveries.filter(theirs) }
  },
  'GET clock': ({ world }) => ({ now: new Date(clockOf(world)).toISOString() }),
}

const faults: Record<string, Handler> = {
  'POST clock': ({ world, json }) => {
    const { advanceMs, at } = json()
    if (typeof advanceMs === 'number') world.clockOffsetMs += advanceMs
    if (typeof at === 'string') world.clockOffsetMs = new Date(at).getTime() - Date.now()
    return { now: new Date(clockOf(world)).toISOString() }
  },
  'POST revoke_token': ({ world, json }) => {
    const body = json()
    const ofAccount = () => (body.accountKey ? accountByKey(world, textIn(body, 'accountKey')).appId : undefined)
    return { revoked: revokeTokens(world, textIn(body, 'appId') || (ofAccount() ?? world.options.miniappId)) }
  },
  'POST errors': ({ world, json }) => {
    const { api = '', times = 1, code, status, delayMs, cut } = json() as Partial<ApiFault>
    const how = { ...(code && { code }), ...(status && { status }), ...(delayMs && { delayMs }), ...(cut && { cut }) }
    world.faults.push({ api, times, ...how })
    return done
  },
  'POST delivery': ({ world, json }) => {
    world.delivery = { ...noFaults(), ...(json() as Partial<World['delivery']>) }
    return done
  },
  'POST quota': ({ world, json }) => {
    const body = json()
    const { appId } = accountByKey(world, textIn(body, 'accountKey'))
    setQuota(world, appId, textIn(body, 'path'), Number(body.left ?? 0))
    return done
  },
  'POST forbid': ({ world, json }) => {
    const body = json()
    const name = `${accountByKey(world, textIn(body, 'accountKey')).appId} ${textIn(body, 'path')}`
    if (body.forbidden === false) world.forbidden.delete(name)
    else world.forbidden.add(name)
    return done
  },
  'POST listed': ({ world, json }) => {
    const body = json()
    const appId = body.accountKey ? accountByKey(world, textIn(body, 'accountKey')).appId : world.options.miniappId
    if (body.listed === false) world.notListed.add(appId)
    else world.notListed.delete(appId)
    return done
  },
  'POST reset': ({ world }) => {
    world.notListed.clear()
    world.forbidden.clear()
    world.quotas.clear()
    Object.assign(world, { faults: [], delivery: noFaults(), clockOffsetMs: 0 })
    return done
  },
}

const acts: Record<string, Handler> = {
  'POST say': say,
  'POST scan': scan,
  'POST wrote': wrote,
  'POST account': ({ world, json }) => {
    const account = json() as Partial<FakeAccount>
    const { key, appId, secret, originalId, token, encodingAesKey, mode = 'safe' } = account
    if (!key || !appId || !secret || !originalId || !token || !encodingAesKey)
      throw new ControlError('an account has key, appId, secret, originalId, token and encodingAesKey')
    world.accounts.set(key, { key, appId, secret, originalId, token, encodingAesKey, mode })
    return done
  },
  'POST browser': holdBrowser,
  'POST mode': ({ world, json }) => {
    const body = json()
    const mode = textIn(body, 'mode')
    if (mode !== 'plain' && mode !== 'compat' && mode !== 'safe')
      throw new ControlError('mode is plain, compat or safe')
    return { ok: setMode(world, textIn(body, 'accountKey'), mode) }
  },
}

/** The controls of the sandbox's own namespace, `METHOD /__fake/<name>` → what it does. */
export const controls: Record<string, Handler> = { ...codes, ...seen, ...faults, ...acts, ...templateControls }
