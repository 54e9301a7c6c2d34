import { agreedNow } from '@jinlin/backend/infra/agreedNow'
import { roomFor } from '@jinlin/backend/infra/diskRoom'
import { logger } from '@jinlin/backend/infra/logger'
import type { Context } from 'koa'
import type Router from 'koa-router'
import { answer } from '../dialogue/answer'
import { accountSecrets, type CallbackAccount } from './accountSecrets'
import { answerOnce, type MakeAnswer, replyWithinMs } from './answerOnce'
import { sameSignature, signatureOf } from './envelope'
import { miniReader } from './miniPush'
import { miniSecrets } from './miniSecrets'
import { isOpenMode } from './openMode'
import { rawBody } from './rawBody'
import { accountReader, type CallbackQuery, isFresh, type Reader, readCallback } from './readCallback'
import { replyXml } from './replyXml'
import { tellLater } from './tellLater'

/** One kind of address: whose it is, and how what comes there is read. */
type Door = { path: string; find: (name: string) => Promise<CallbackAccount | undefined>; reader: Reader }

const doors: readonly Door[] = [
  { path: '/wechat/:name', find: accountSecrets, reader: accountReader },
  { path: '/wechat/mini/:name', find: async (appId) => miniSecrets(appId), reader: miniReader },
]

/** Puts the callbacks of the accounts and of the mini-program on the router. They answer 200, 400, 403 or 404, never 5xx: when the store is away or its disk is full the line is cut, and WeChat comes again. */
export function wechatRoutes(router: Router, makeAnswer: MakeAnswer = answer, withinMs = replyWithinMs): void {
  for (const door of doors) {
    router.get(door.path, (ctx) => checkUrl(ctx as unknown as Context, door, ctx.params.name ?? ''))
    router.post(door.path, (ctx) =>
      takeCallback(ctx as unknown as Context, door, ctx.params.name ?? '', makeAnswer, withinMs),
    )
  }
}

/** The check of the address when it is set up: the echo comes back as it is. */
async function checkUrl(ctx: Context, door: Door, name: string) {
  const account = await known(ctx, door, name)
  if (!account) return
  const { signature, timestamp, nonce } = queryOf(ctx)
  const signed = sameSignature(signature, signatureOf(account.token, timestamp, nonce))
  if (signed && isFresh(timestamp, new Date())) plain(ctx, 200, one(ctx, 'echostr'))
  else plain(ctx, 403, '')
}

async function takeCallback(ctx: Context, door: Door, name: string, makeAnswer: MakeAnswer, withinMs: number) {
  const now = await agreedNow()
  if (!now) return cutOff(ctx, 'the clock of this process is off')
  if (!roomFor('case')) return cutOff(ctx, 'the disk of the store is full')
  const body = await rawBody(ctx.req)
  if (body === undefined) return plain(ctx, 400, '')
  const account = await known(ctx, door, name)
  if (!account) return
  const read = readCallback(account, queryOf(ctx), body, now, door.reader)
  if ('refused' in read) return plain(ctx, read.refused, '')
  try {
    const reply = await answerOnce(read.inbound, makeAnswer, tellLater, now, withinMs)
    ctx.type = 'application/xml'
    ctx.body = replyXml(account, read.inbound.openid, reply, new Date())
  } catch (error) {
    cutOff(ctx, error)
  }
}

async function known(ctx: Context, door: Door, name: string): Promise<CallbackAccount | undefined> {
  try {
    const account = await door.find(name)
    if (!account) plain(ctx, 404, '')
    if (!account || !isOpenMode(account)) return account
    logger.warn({ account: name }, 'refused: plain mode proves no body; set safe mode, or WECHAT_PLAIN=1')
    plain(ctx, 403, '')
    return undefined
  } catch (error) {
    cutOff(ctx, error)
    return undefined
  }
}

/** Nothing was stored, so nothing may be acknowledged: WeChat tries again when the line breaks. */
function cutOff(ctx: Context, error: unknown) {
  logger.error({ err: error }, 'a delivery could not be stored')
  ctx.respond = false
  ctx.req.socket.destroy()
}

function plain(ctx: Context, status: number, body: string) {
  ctx.status = status
  ctx.type = 'text/plain'
  ctx.body = body
}

const one = (ctx: Context, name: string) => {
  const value = ctx.query[name]
  return typeof value === 'string' ? value.slice(0, 256) : ''
}

const queryOf = (ctx: Context): CallbackQuery => ({
  signature: one(ctx, 'signature'),
  timestamp: one(ctx, 'timestamp'),
  nonce: one(ctx, 'nonce'),
  msg_signature: one(ctx, 'msg_signature'),
})
