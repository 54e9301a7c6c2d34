import { chatKinds } from '../words/wechat'
import { keepMedia } from './api/media'
import { revokeTokens } from './api/token'
import type { Saying } from './buildMessage'
import { deliver } from './deliver'
import { type Handler, textIn } from './http'
import { samplePhoto } from './samplePhoto'
import { accountOfApp, clockOf, makeId, meet, openidsOf, personOf, setMode, show, type World } from './world'

/** A control call that cannot be done; goes out as 400 with this sentence. */
export class ControlError extends Error {}
const done = { ok: true }

/** The controls of the sandbox's own namespace, `METHOD /__fake/<name>` → what it does. */
export const controls: Record<string, Handler> = {
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
  'GET transcript': ({ world }) => ({ chat: world.chat, deliveries: world.deliveries, calls: world.calls }),
  'GET clock': ({ world }) => ({ now: new Date(clockOf(world)).toISOString() }),
  'POST clock': ({ world, json }) => {
    const { advanceMs, at } = json()
    if (typeof advanceMs === 'number') world.clockOffsetMs += advanceMs
    if (typeof at === 'string') world.clockOffsetMs = new Date(at).getTime() - Date.now()
    return { now: new Date(clockOf(world)).toISOString() }
  },
  'POST revoke_token': ({ world, json }) => {
    const body = json()
    const appId =
      textIn(body, 'appId') ||
      (body.accountKey ? accountByKey(world, textIn(body, 'accountKey')).appId : world.options.miniappId)
    return { revoked: revokeTokens(world, appId) }
  },
  'POST errors': ({ world, json }) => {
    const { api, code, status, delayMs, cut, times } = json() as {
      api?: string
      code?: number
      status?: number
      delayMs?: number
      cut?: boolean
      times?: number
    }
    world.faults.push({
      api: api ?? '',
      times: times ?? 1,
      ...(code && { code }),
      ...(status && { status }),
      ...(delayMs && { delayMs }),
      ...(cut && { cut }),
    })
    return done
  },
  'POST delivery': ({ world, json }) => {
    const body = json() as Partial<World['delivery']>
    world.delivery = { slow: { first: 0, ms: 0 }, drop: { first: 0, how: 'before' }, copies: 1, ...body }
    return done
  },
  'POST mode': ({ world, json }) => {
    const body = json()
    const mode = textIn(body, 'mode')
    if (mode !== 'plain' && mode !== 'compat' && mode !== 'safe')
      throw new ControlError('mode is plain, compat or safe')
    return { ok: setMode(world, textIn(body, 'accountKey'), mode) }
  },
  'POST template': ({ world, json }) => {
    const { openid, templateId, accept } = json()
    const key = `${openid}:${templateId}`
    if (accept === false) world.refusedTemplates.add(key)
    else world.refusedTemplates.delete(key)
    return done
  },
  'POST reset': ({ world }) => {
    Object.assign(world, {
      faults: [],
      delivery: { slow: { first: 0, ms: 0 }, drop: { first: 0, how: 'before' }, copies: 1 },
      clockOffsetMs: 0,
    })
    return done
  },
  'POST say': async ({ world, json }) => {
    const body = json() as Partial<Saying> & { base64?: string; contentType?: string }
    const account = accountByKey(world, body.accountKey ?? '')
    if (!body.openid) throw new ControlError('who says it? openid')
    const openid = meet(world, body.openid).accountOpenids[account.key] ?? body.openid
    const said: Saying = { ...body, accountKey: account.key, openid, type: body.type ?? 'text' }
    if (['image', 'voice'].includes(said.type) && !said.mediaId) {
      const bytes = body.base64 ? Buffer.from(body.base64, 'base64') : samplePhoto()
      said.mediaId = keepMedia(
        world,
        said.type,
        body.contentType ?? (said.type === 'image' ? 'image/png' : 'audio/amr'),
        bytes,
      )
    }
    showSaying(world, said)
    return { ...(await deliver(world, said, account)) }
  },
}

function showSaying(world: World, said: Saying) {
  const words = said.type === 'text' ? said.text : said.type === 'click' ? said.key : (said.label ?? said.recognition)
  const text = [chatKinds[said.type], words].filter(Boolean).join(' ')
  const silent = ['click', 'report_location', 'view'].includes(said.type)
  if (silent) return
  const media = said.mediaId && { media: said.mediaId }
  show(world, {
    accountKey: said.accountKey,
    openid: said.openid,
    from: 'person',
    via: 'say',
    type: said.type,
    text,
    ...media,
  })
}

function accountByKey(world: World, key: string) {
  const account = world.accounts.get(key) ?? accountOfApp(world, key)
  if (!account) throw new ControlError('no such account')
  return account
}
