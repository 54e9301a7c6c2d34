import { asMessage, asOuter, type WechatFields } from './readXml'
import { xmlText } from './xmlStructure'

const deepest = 8
const mostValues = 512
type Json = Record<string, unknown>

/** Where a list that stands at the top of a JSON event stands in the XML of the same event. */
const groups: Readonly<Record<string, string>> = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
}

/** The outer object, with the sealed text in it if there is one; undefined for what is no such JSON. */
export const readJsonOuter = (body: string) => asOuter(readObject(body))

/** A message in JSON as the same message in XML: all that we know is text; undefined for what is none, and for what is deeper than 8 levels or more than 512 values. */
export function readJsonMessage(body: string): WechatFields | undefined {
  const read = readObject(body)
  if (!read) return undefined
  const { Event, List } = read
  const group = typeof Event === 'string' && Object.hasOwn(groups, Event) ? groups[Event] : undefined
  return asMessage(group !== undefined && List !== undefined ? { ...read, [group]: { List } } : read)
}

function readObject(body: string): Json | undefined {
  try {
    const read = plain(JSON.parse(body), { left: mostValues }, 0)
    return typeof read === 'object' && !Array.isArray(read) ? (read as Json) : undefined
  } catch {
    return undefined
  }
}

/** A value with numbers as text, texts without what XML could not hold either, and nothing for null. Throws for too deep and too many. */
function plain(value: unknown, room: { left: number }, depth: number): unknown {
  room.left -= 1
  if (room.left < 0 || depth > deepest) throw new RangeError('too much')
  if (typeof value === 'string') return xmlText(value)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((one) => plain(one, room, depth + 1))
  if (typeof value !== 'object' || value === null) return value ?? undefined
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, room, depth + 1)]))
}
