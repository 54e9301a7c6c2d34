import { z } from 'zod'
import { sameSignature, signatureOf, unsealText } from '../wechat/envelope'
import { isFresh } from '../wechat/readCallback'
import { readRoot } from '../wechat/readXml'
import type { CallbackCorp } from './corpSecrets'

/** The query of a WeCom callback, as far as we know it. */
export type WecomQuery = { msg_signature: string; timestamp: string; nonce: string }
/** A change of a customer group; `other` = anything we don't handle, now or ever. */
export type WecomEvent = { kind: 'chat'; chatId: string } | { kind: 'other' }

const own = z.string().min(1).max(128)
const outer = z.object({ ToUserName: own, Encrypt: z.string().min(1) })
const event = z.object({
  ToUserName: own,
  MsgType: own,
  Event: z.string().max(128).optional(),
  ChatId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
})

/** Judges the check of the address: what was sealed comes back open; undefined when it is not from this enterprise, or old. */
export function readEcho(corp: CallbackCorp, query: WecomQuery, echostr: string, now: Date): string | undefined {
  return isSigned(corp, query, echostr, now) ? unsealText(echostr, corp) : undefined
}

/** Judges a delivery: time and signature over the sealed text, then the seal, then whom it is for. 403 = not from WeCom, not for this enterprise, or too old · 400 = signed but no message. */
export function readEvent(
  corp: CallbackCorp,
  query: WecomQuery,
  body: string,
  now: Date,
): { event: WecomEvent } | { refused: 400 | 403 } {
  const envelope = readAs(outer, body)
  if (!envelope) return { refused: 400 }
  if (!isSigned(corp, query, envelope.Encrypt, now) || envelope.ToUserName !== corp.appId) return { refused: 403 }
  const xml = unsealText(envelope.Encrypt, corp)
  if (xml === undefined) return { refused: 403 }
  const fields = readAs(event, xml)
  if (!fields) return { refused: 400 }
  return fields.ToUserName === corp.appId ? { event: meaningOf(fields) } : { refused: 403 }
}

const isSigned = (
  { token }: CallbackCorp,
  { msg_signature, timestamp, nonce }: WecomQuery,
  sealed: string,
  now: Date,
) => sameSignature(msg_signature, signatureOf(token, timestamp, nonce, sealed)) && isFresh(timestamp, now)

function meaningOf({ MsgType, Event, ChatId }: z.output<typeof event>): WecomEvent {
  const known = MsgType === 'event' && Event === 'change_external_chat' && ChatId
  return known ? { kind: 'chat', chatId: ChatId } : { kind: 'other' }
}

function readAs<Shape extends z.ZodType>(shape: Shape, body: string): z.output<Shape> | undefined {
  const checked = shape.safeParse(readRoot(body))
  return checked.success ? checked.data : undefined
}
