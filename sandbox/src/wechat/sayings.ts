import { bare, type Fields } from './xml'

/** What a person does in the chat: `type` = a name of `messageKinds` or `eventKinds`, the rest by type. */
export type Saying = {
  accountKey: string
  openid: string
  type: string
  text?: string
  description?: string
  mediaId?: string
  format?: string
  recognition?: string
  lat?: number
  lng?: number
  label?: string
  key?: string
  scene?: string
  ticket?: string
  url?: string
  appId?: string
  pagePath?: string
  count?: number
  /** Of a message: its MsgId. */
  msgId?: string
  /** Of an event that tells how a sending ended: the sent message's id and its outcome. */
  sentId?: string
  status?: string
  templates?: { templateId: string; status?: string; sentId?: string; code?: number }[]
  createTime?: number
  /** More elements, or other values for those of the type: for kinds that do not exist yet. */
  fields?: Fields
}
type Make = (said: Saying) => Fields

const video: Make = ({ mediaId }) => ({ MediaId: mediaId, ThumbMediaId: mediaId })

/** Messages, by MsgType: they carry a MsgId. */
export const messageKinds: Record<string, Make> = {
  text: ({ text = '' }) => ({ Content: text }),
  image: ({ mediaId }) => ({ PicUrl: `http://mmbiz.qpic.cn/fake/${mediaId}`, MediaId: mediaId }),
  voice: ({ mediaId, format = 'amr', recognition }) => ({ MediaId: mediaId, Format: format, Recognition: recognition }),
  video,
  shortvideo: video,
  link: ({ text = '', description = '', url = '' }) => ({ Title: text, Description: description, Url: url }),
  location: ({ lat, lng, label = '' }) => ({ Location_X: lat, Location_Y: lng, Scale: 16, Label: label }),
  miniprogrampage: ({ text = '', appId = '', pagePath = '', mediaId = '' }) => ({
    Title: text,
    AppId: appId,
    PagePath: pagePath,
    ThumbUrl: `http://mmbiz.qpic.cn/fake/${mediaId}`,
    ThumbMediaId: mediaId,
  }),
}

const keyed =
  (name: string): Make =>
  ({ key = '' }) => ({ Event: name, EventKey: key })
const scanned =
  (name: string): Make =>
  ({ key = '', text = '' }) => ({
    Event: name,
    EventKey: key,
    ScanCodeInfo: { ScanType: 'qrcode', ScanResult: text },
  })
const photographed =
  (name: string): Make =>
  ({ key = '', count = 1 }) => {
    const item = Array.from({ length: count }, (_, n) => ({ PicMd5Sum: `${n}`.padStart(32, '5') }))
    return { Event: name, EventKey: key, SendPicsInfo: { Count: count, PicList: { item } } }
  }

const subscribed: Make = ({ scene, ticket = 'fake' }) =>
  scene ? { Event: 'subscribe', EventKey: `qrscene_${scene}`, Ticket: ticket } : { Event: 'subscribe', EventKey: '' }
const told =
  (name: string, group: string, id: boolean): Make =>
  ({ templates = [] }) => {
    const List = templates.map(({ templateId, status = 'accept', sentId = '', code = 0 }) => ({
      TemplateId: templateId,
      ...(id
        ? { MsgID: sentId, ErrorCode: code, ErrorStatus: status }
        : { SubscribeStatusString: status, PopupScene: name === 'subscribe_msg_popup_event' ? 0 : undefined }),
    }))
    return { Event: name, [group]: { List } }
  }

/** Events, by the name the controls give them: no MsgId. */
export const eventKinds: Record<string, Make> = {
  subscribe: subscribed,
  unsubscribe: keyed('unsubscribe'),
  scan: ({ scene = '', ticket = 'fake' }) => ({ Event: 'SCAN', EventKey: scene, Ticket: ticket }),
  click: keyed('CLICK'),
  view: ({ url = '' }) => ({ Event: 'VIEW', EventKey: url, MenuId: '402' }),
  view_miniprogram: ({ pagePath = '' }) => ({ Event: 'view_miniprogram', EventKey: pagePath, MenuId: '402' }),
  report_location: ({ lat, lng }) => ({ Event: 'LOCATION', Latitude: lat, Longitude: lng, Precision: 40 }),
  scancode_push: scanned('scancode_push'),
  scancode_waitmsg: scanned('scancode_waitmsg'),
  pic_sysphoto: photographed('pic_sysphoto'),
  pic_photo_or_album: photographed('pic_photo_or_album'),
  pic_weixin: photographed('pic_weixin'),
  location_select: ({ key = '', lat, lng, label = '' }) => ({
    Event: 'location_select',
    EventKey: key,
    SendLocationInfo: { Location_X: String(lat), Location_Y: String(lng), Scale: '16', Label: label, Poiname: '' },
  }),
  TEMPLATESENDJOBFINISH: ({ sentId, status = 'success' }) => ({
    Event: 'TEMPLATESENDJOBFINISH',
    MsgID: sentId && bare(sentId),
    Status: status,
  }),
  subscribe_msg_popup_event: told('subscribe_msg_popup_event', 'SubscribeMsgPopupEvent', false),
  subscribe_msg_change_event: told('subscribe_msg_change_event', 'SubscribeMsgChangeEvent', false),
  subscribe_msg_sent_event: told('subscribe_msg_sent_event', 'SubscribeMsgSentEvent', true),
}

/** Whether a saying is a message (with a MsgId) and not an event; an unknown kind is a message when it brings a MsgType of its own. */
export const isMessage = ({ type, fields }: Pick<Saying, 'type' | 'fields'>): boolean =>
  type in messageKinds || (fields?.MsgType !== undefined && fields.MsgType !== 'event')
