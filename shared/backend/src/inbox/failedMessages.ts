import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import type { Inbound } from './inbound'
import { WxInboxModel } from './WxInboxModel'

const notLeft = { state: 'failed' as const, leftAt: op({ $exists: false }) }

/** Messages that no try could handle and that nobody has been shown yet. */
export async function failedMessages(limit: number): Promise<Inbound[]> {
  const rows = await WxInboxModel.find(notLeft).limit(limit).lean()
  return rows.map(({ inbound }) => inbound)
}

/** Notes that such a message was left to people. True for one caller only. */
export async function noteLeft(key: string, now: Date): Promise<boolean> {
  const noted = await guardWrite(() => WxInboxModel.updateOne({ _id: key, ...notLeft }, { $set: { leftAt: now } }))
  return noted.modifiedCount === 1
}
