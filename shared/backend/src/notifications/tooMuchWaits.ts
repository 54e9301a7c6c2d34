import { Cached } from '../infra/cached'
import { op } from '../infra/defineModel'
import { metrics } from '../infra/metrics'
import { NotificationModel } from './NotificationModel'

/** With more than so many waiting to be sent only the urgent ones are pushed. */
const most = 5000
/** The count may be so old, in milliseconds. */
const countedMs = 2000
const counted = new Cached<number>(countedMs)

const count = async (now: Date): Promise<number> => {
  const due = { state: op({ $in: ['pending', 'sending'] }), dueAt: op({ $lte: now }) }
  return await NotificationModel.countDocuments(due).limit(most + 1)
}

/** Whether more messages are due than can be sent soon; counted in the store, so that it is known without Redis too. */
export const tooMuchWaits = async (now: Date): Promise<boolean> => {
  const waiting = await counted.get('due', () => count(now))
  metrics.newsWaiting.set(waiting)
  return waiting > most
}
