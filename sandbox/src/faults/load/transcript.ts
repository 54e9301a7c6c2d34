import type { ChatMessage, Delivery } from '../../wechat/types'

type Told = { chat: ChatMessage[]; deliveries: Delivery[] }
const everyMs = 10_000

/** Everything the platform has shown and brought during a run: it forgets its oldest lines itself, so that it is asked again and again. */
export function keepTranscript(wechat: string): { whole: () => Promise<Told>; stop: () => void } {
  const chat = new Map<number, ChatMessage>()
  const deliveries = new Map<string, Delivery>()
  const read = async () => {
    const told = (await (await fetch(`${wechat}/__fake/transcript`)).json()) as Told
    for (const line of told.chat) chat.set(line.id, line)
    // a delivery under way is told again when it is over; each try has its moment
    for (const each of told.deliveries) deliveries.set(nameOf(each), each)
  }
  const ticking = setInterval(() => void read().catch(() => undefined), everyMs)
  const stop = () => clearInterval(ticking)
  const whole = async () => {
    await read()
    return { chat: [...chat.values()], deliveries: [...deliveries.values()] }
  }
  return { whole, stop }
}

const nameOf = ({ accountKey, openid, msgId, tries }: Delivery) =>
  `${accountKey} ${openid} ${msgId ?? ''} ${tries[0]?.at ?? ''}`
