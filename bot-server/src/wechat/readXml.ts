import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { bodyLimit } from './rawBody'

const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})
const forbidden = ['<!doctype', '<!entity']
/** No part can be longer than the whole; how many words fit is decided where they are answered. */
const text = z.string().max(bodyLimit)
const own = z.string().min(1).max(128)

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
  Content: text.optional(),
  MediaId: text.optional(),
  Format: text.optional(),
  Recognition: text.optional(),
  Location_X: text.optional(),
  Location_Y: text.optional(),
  Label: text.optional(),
  Event: text.optional(),
  EventKey: text.optional(),
  SendLocationInfo: z.object({ Location_X: text, Location_Y: text, Label: text.optional() }).optional(),
})

/** The fields of a message or event that we know; all are text, `MsgId` too (it is longer than a number holds). */
export type WechatFields = z.infer<typeof message>

/** The outer element, with the sealed text in it if there is one; undefined for what is no such XML. */
export const readOuter = (body: string) => readAs(outer, body)
/** A message; undefined for what is none, for doctypes and entities, and for elements that stand twice. */
export const readMessage = (body: string): WechatFields | undefined => readAs(message, body)

function readAs<Shape extends z.ZodType>(shape: Shape, body: string): z.output<Shape> | undefined {
  const lower = body.toLowerCase()
  if (forbidden.some((mark) => lower.includes(mark))) return undefined
  try {
    const { xml } = parser.parse(body) as { xml?: unknown }
    const checked = shape.safeParse(xml)
    return checked.success ? checked.data : undefined
  } catch {
    return undefined
  }
}
