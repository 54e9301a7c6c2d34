import { agreedNow } from '@jinlin/backend/infra/agreedNow'
import { needRoom } from '@jinlin/backend/infra/diskRoom'
import { logger } from '@jinlin/backend/infra/logger'
import { noteChange } from '@jinlin/backend/wecom/syncChat'
import { DomainError } from '@jinlin/domain/errors'
import type { Context } from 'koa'
import type Router from 'koa-router'
import { rawBody } from '../wechat/rawBody'
import { type CallbackCorp, corpSecrets } from './corpSecrets'
import { readEcho, readEvent, type WecomQuery } from './readEvent'

/** Puts the enterprises' callbacks on the router. They answer 200, 400, 403 or 404; when the store is away or its disk is full the line is cut, and WeCom comes again. */
export function wecomRoutes(router: Router): void {
  const on = (handle: (ctx: Context, corp: CallbackCorp) => Promise<void>) => async (ctx: unknown) => {
    const context = ctx as Context & { params: Record<string, string> }
    await handled(context, context.params.corpKey ?? '', handle)
  }
  router.get('/wecom/:corpKey', on(checkUrl))
  router.post('/wecom/:corpKey', on(takeEvent))
}

async function handled(ctx: Context, key: string, handle: (ctx: Context, corp: CallbackCorp) => Promise<void>) {
  try {
    const corp = await corpSecrets(key)
    if (!corp) return plain(ctx, 404, '')
    await handle(ctx, corp)
  } catch (error) {
    // nothing was stored, so nothing may be acknowledged
    logger.error({ err: error }, 'an event of WeCom could not be stored')
    ctx.respond = false
    ctx.req.socket.destroy()
  }
}

async function checkUrl(ctx: Context, corp: CallbackCorp) {
  const echo = readEcho(corp, queryOf(ctx), one(ctx, 'echostr', 2048), new Date())
  plain(ctx, echo === undefined ? 403 : 200, echo ?? '')
}

/** An event is only noted: who is in the chat is asked of WeCom afterwards, so the same event twice, or an old one, changes nothing. */
async function takeEvent(ctx: Context, corp: CallbackCorp) {
  const now = await agreedNow()
  if (!now) throw new DomainError('retry_same_key')
  needRoom('case')
  const body = await rawBody(ctx.req)
  if (body === undefined) return plain(ctx, 400, '')
  const read = readEvent(corp, queryOf(ctx), body, now)
  if ('refused' in read) return plain(ctx, read.refused, '')
  const { event } = read
  const ours = event.kind !== 'chat' || (await noteChange(corp.key, event.chatId, now))
  if (!ours) logger.warn({ corp: corp.key }, 'an enterprise told of a chat that is another one’s')
  plain(ctx, ours ? 200 : 403, ours ? 'success' : '')
}

function plain(ctx: Context, status: number, body: string) {
  ctx.status = status
  ctx.type = 'text/plain'
  ctx.body = body
}

const one = (ctx: Context, name: string, most = 256) => {
  const value = ctx.query[name]
  return typeof value === 'string' ? value.slice(0, most) : ''
}

const queryOf = (ctx: Context): WecomQuery => ({
  msg_signature: one(ctx, 'msg_signature'),
  timestamp: one(ctx, 'timestamp'),
  nonce: one(ctx, 'nonce'),
})
