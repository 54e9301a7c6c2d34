import { createHash } from 'node:crypto'
import type { Inbound, InboundContent } from '@jinlin/backend/inbox/inbound'
import { unnamedPlace } from '../words/dialogue'
import type { WechatFields } from './readXml'

const degrees = (text: string | undefined, most: number) => {
  const value = Number(text)
  return text !== undefined && text !== '' && Math.abs(value) <= most ? value : undefined
}

/** A label that names nothing is true for whoever sends it, and of no use to whoever comes. */
function location(x: string | undefined, y: string | undefined, label: string | undefined): InboundContent | undefined {
  const lat = degrees(x, 90)
  const lng = degrees(y, 180)
  const named = label && label.trim() !== unnamedPlace ? { label } : {}
  return lat === undefined || lng === undefined ? undefined : { kind: 'location', lat, lng, ...named }
}

const media = (fields: WechatFields, make: (mediaId: string) => InboundContent) =>
  fields.MediaId ? make(fields.MediaId) : undefined

const messages: Record<string, (fields: WechatFields) => InboundContent | undefined> = {
  text: ({ Content = '' }) => ({ kind: 'text', text: Content }),
  image: (fields) => media(fields, (mediaId) => ({ kind: 'image', mediaId })),
  voice: (fields) =>
    media(fields, (mediaId) => {
      const words = fields.Recognition?.trim()
      return { kind: 'voice', mediaId, format: fields.Format ?? 'amr', ...(words && { recognition: words }) }
    }),
  location: (fields) => location(fields.Location_X, fields.Location_Y, fields.Label),
}
const answers =
  (asked: boolean, name: 'SubscribeMsgPopupEvent' | 'SubscribeMsgChangeEvent') =>
  (fields: WechatFields): InboundContent | undefined => {
    const list = fields[name]?.List.map(({ TemplateId, SubscribeStatusString }) => ({
      templateId: TemplateId,
      accepted: SubscribeStatusString === 'accept',
    }))
    return list && { kind: 'consent', asked, list }
  }

const events: Record<string, (fields: WechatFields) => InboundContent | undefined> = {
  subscribe: ({ EventKey = '' }) => {
    const scene = EventKey.startsWith('qrscene_') ? EventKey.slice('qrscene_'.length) : ''
    return { kind: 'follow', ...(scene && { scene }) }
  },
  unsubscribe: () => ({ kind: 'unfollow' }),
  SCAN: ({ EventKey = '' }) => ({ kind: 'scan', scene: EventKey }),
  CLICK: ({ EventKey = '' }) => ({ kind: 'menu', key: EventKey }),
  // The code of an entrance, scanned from the account's menu while the person waits for the answer.
  scancode_waitmsg: ({ ScanCodeInfo: scanned }) => scanned && { kind: 'scan', scene: scanned.ScanResult },
  subscribe_msg_popup_event: answers(true, 'SubscribeMsgPopupEvent'),
  subscribe_msg_change_event: answers(false, 'SubscribeMsgChangeEvent'),
  subscribe_msg_sent_event: ({ SubscribeMsgSentEvent: sent }) =>
    sent && {
      kind: 'subscribeDone',
      list: sent.List.map(({ TemplateId, MsgID, ErrorCode, ErrorStatus = '' }) => ({
        templateId: TemplateId,
        msgId: MsgID,
        code: ErrorCode,
        status: ErrorStatus,
      })),
    },
  TEMPLATESENDJOBFINISH: ({ MsgID = '', Status = '' }) => ({ kind: 'templateDone', msgId: MsgID, status: Status }),
  location_select: ({ SendLocationInfo: sent }) => location(sent?.Location_X, sent?.Location_Y, sent?.Label),
}

/** What a delivery means to us. Messages that we can't read come out as `unreadable`, events that we don't handle as `other`: stored once all the same. */
export function toInbound(accountKey: string, fields: WechatFields): Inbound {
  const isEvent = fields.MsgType === 'event'
  const name = isEvent ? (fields.Event ?? '') : fields.MsgType
  const read = isEvent ? own(events, name) : own(messages, name)
  return {
    key: keyOf(accountKey, fields),
    accountKey,
    openid: fields.FromUserName,
    sentAt: new Date(Number(fields.CreateTime) * 1000),
    content: read?.(fields) ?? { kind: isEvent ? 'other' : 'unreadable', name },
  }
}

const own = <T>(table: Record<string, T>, name: string) => (Object.hasOwn(table, name) ? table[name] : undefined)

/** The same for every repetition: the MsgId, or for events when and a digest of who and what (two events in one second differ by what they hold). Keys stand in logs: they name nobody. */
function keyOf(accountKey: string, fields: WechatFields): string {
  if (fields.MsgId) return `${accountKey}-${fields.MsgId}`
  const what = createHash('sha1').update(JSON.stringify(fields)).digest('hex')
  return `${accountKey}-${fields.CreateTime}-${fields.Event ?? fields.MsgType}-${what}`
}
