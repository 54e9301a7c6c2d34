import { z } from 'zod'
import { bodyLimit } from './rawBody'
import { xmlParser } from './xmlParser'
import { isPlainStructure, xmlText } from './xmlStructure'

/** No part can be longer than the whole; how many words fit is decided where they are answered. */
const text = z.string().max(bodyLimit)
const own = z.string().min(1).max(128)
/** A part that only some kinds have: of another form it counts as missing, since a kind we don't know may bring it. */
const group = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined)
const listed = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const one = z.object(shape)
  return group({ List: z.union([z.array(one).max(20), one.transform((item) => [item])]) })
}
const consent = { TemplateId: text, SubscribeStatusString: text }

/** A repeated element comes out as an array and is refused here, as is everything else that is no text. */
const outer = z.object({ ToUserName: own, Encrypt: text.optional() })
const message = z.object({
  ToUserName: own,
  FromUserName: own,
  CreateTime: z.string().regex(/^\d{1,11}$/),
  MsgType: own,
  MsgId: z
    .string()
    .regex(/^\d{1,24}$/)
    .optional(),
  MsgID: text.optional(),
  trace_id: text.optional(),
  Content: text.optional(),
  MediaId: text.optional(),
  Format: text.optional(),
  Recognition: text.optional(),
  Location_X: text.optional(),
  Location_Y: text.optional(),
  Label: text.optional(),
  Event: text.optional(),
  EventKey: text.optional(),
  Status: text.optional(),
  SendLocationInfo: group({ Location_X: text, Location_Y: text, Label: text.optional() }),
  ScanCodeInfo: group({ ScanResult: text }),
  SubscribeMsgPopupEvent: listed(consent),
  SubscribeMsgChangeEvent: listed(consent),
  SubscribeMsgSentEvent: listed({ TemplateId: text, MsgID: text, ErrorCode: text, ErrorStatus: text.optional() }),
})

/** The outer element of a delivery. */
export type Outer = z.infer<typeof outer>
/** The fields of a message or event that we know; all are text, `MsgId` too (it is longer than a number holds). */
export type WechatFields = z.infer<typeof message>

const checked =
  <Shape extends z.ZodType>(shape: Shape) =>
  (read: unknown): z.output<Shape> | undefined => {
    const { success, data } = shape.safeParse(read)
    return success ? data : undefined
  }
/** What was read, if it is an outer element. */
export const asOuter = checked(outer)
/** What was read, if it is a message. */
export const asMessage = checked(message)

/** The outer element, with the sealed text in it if there is one; undefined for what is no such XML. */
export const readOuter = (body: string): Outer | undefined => asOuter(readRoot(body))
/** A message; undefined for what is none, for anything but elements and text (doctypes, entities, too deep, too many), and for elements that stand twice. */
export const readMessage = (body: string): WechatFields | undefined => asMessage(readRoot(body))

/** What stands in the root element of a document built like WeChat's; undefined for anything else. */
export function readRoot(body: string): unknown {
  if (!isPlainStructure(body)) return undefined
  try {
    return (xmlParser.parse(xmlText(body)) as { xml?: unknown }).xml
  } catch {
    return undefined
  }
}
