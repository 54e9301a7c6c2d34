import { wrapped } from './xml'

/** What a person does in the chat: `type` as in WeChat, the rest by type. */
export type Saying = {
  accountKey: string
  openid: string
  type: string
  text?: string
  mediaId?: string
  format?: string
  recognition?: string
  lat?: number
  lng?: number
  label?: string
  key?: string
  scene?: string
  url?: string
  msgId?: string
  createTime?: number
}
type Fields = Record<string, string | number | undefined>

const kinds: Record<string, (said: Saying) => Fields> = {
  text: (said) => ({ MsgType: 'text', Content: said.text ?? '' }),
  image: (said) => ({ MsgType: 'image', PicUrl: `http://mmbiz.qpic.cn/fake/${said.mediaId}`, MediaId: said.mediaId }),
  voice: (said) => ({
    MsgType: 'voice',
    MediaId: said.mediaId,
    Format: said.format ?? 'amr',
    Recognition: said.recognition,
  }),
  video: (said) => ({ MsgType: 'video', MediaId: said.mediaId, ThumbMediaId: said.mediaId }),
  shortvideo: (said) => ({ MsgType: 'shortvideo', MediaId: said.mediaId, ThumbMediaId: said.mediaId }),
  link: (said) => ({ MsgType: 'link', Title: said.text ?? '', Description: '', Url: said.url ?? '' }),
  location: (said) => ({
    MsgType: 'location',
    Location_X: said.lat,
    Location_Y: said.lng,
    Scale: 16,
    Label: said.label ?? '',
  }),
  subscribe: (said) => ({
    ...event('subscribe'),
    ...(said.scene ? { EventKey: `qrscene_${said.scene}`, Ticket: 'fake' } : { EventKey: '' }),
  }),
  unsubscribe: () => ({ ...event('unsubscribe'), EventKey: '' }),
  scan: (said) => ({ ...event('SCAN'), EventKey: said.scene ?? '', Ticket: 'fake' }),
  click: (said) => ({ ...event('CLICK'), EventKey: said.key ?? '' }),
  view: (said) => ({ ...event('VIEW'), EventKey: said.url ?? '' }),
  report_location: (said) => ({ ...event('LOCATION'), Latitude: said.lat, Longitude: said.lng, Precision: 40 }),
}
const event = (name: string): Fields => ({ MsgType: 'event', Event: name })

/** Whether a saying is a message (with a MsgId) and not an event. */
export const isMessage = (type: string) =>
  ['text', 'image', 'voice', 'video', 'shortvideo', 'link', 'location'].includes(type)

/** The callback's XML for a saying; an unknown type goes out as an event of that name. */
export function buildMessage(said: Saying, toUserName: string, createTime: number, msgId?: string): string {
  const own = kinds[said.type]?.(said) ?? { ...event(said.type), EventKey: said.key ?? '' }
  const fields: Fields = {
    ToUserName: toUserName,
    FromUserName: said.openid,
    CreateTime: createTime,
    ...own,
    MsgId: msgId,
  }
  const bare = new Set([
    'CreateTime',
    'MsgId',
    'Location_X',
    'Location_Y',
    'Scale',
    'Latitude',
    'Longitude',
    'Precision',
  ])
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`<${name}>${bare.has(name) ? value : wrapped(String(value))}</${name}>`],
  )
  return `<xml>${lines.join('\n')}</xml>`
}
