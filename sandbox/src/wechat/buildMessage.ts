import { eventKinds, isMessage, messageKinds, type Saying } from './sayings'
import { bare, type Fields, writeXml } from './xml'

/** The callback's XML for a saying; an unknown type goes out as a message of the MsgType it brings, else as an event of that name. */
export const buildMessage = (said: Saying, toUserName: string, createTime: number, msgId?: string): string =>
  `<xml>${writeXml(fieldsOf(said, toUserName, createTime, msgId))}</xml>`

/** What a delivery holds, whatever it is written in. */
export const fieldsOf = (said: Saying, toUserName: string, createTime: number, msgId?: string): Fields => ({
  ToUserName: toUserName,
  FromUserName: said.openid,
  CreateTime: createTime,
  ...kindOf(said),
  ...said.fields,
  MsgId: msgId === undefined ? undefined : bare(msgId),
})

function kindOf(said: Saying): Fields {
  const { type } = said
  if (messageKinds[type]) return { MsgType: type, ...messageKinds[type](said) }
  if (isMessage(said)) return {}
  return { MsgType: 'event', ...(eventKinds[type]?.(said) ?? { Event: type, EventKey: said.key ?? '' }) }
}
