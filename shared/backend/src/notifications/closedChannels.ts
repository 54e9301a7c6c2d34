import { addDays, dayOf, momentAt } from '@jinlin/domain/clocks/shanghai'
import { Cached } from '../infra/cached'
import { type ClosedChannel, ClosedChannelModel } from './ClosedChannelModel'

/** Another process learns within this time that a way rests, in milliseconds. */
const heardMs = 2000
const known = new Cached<ClosedChannel | null>(heardMs)

/** The end of WeChat's day, when its daily numbers begin anew: midnight in Beijing. */
export const endOfDay = (now: Date): Date => momentAt(addDays(dayOf(now), 1), '00:00')

/** Whether a way (`appId|channel`, `appId|templateId`) rests now. */
export const isClosed = async (way: string, now: Date): Promise<boolean> => {
  const found = await known.get(way, async () => await ClosedChannelModel.findById(way).lean())
  return found !== null && found.until > now
}

/** Lets a way rest until a moment. */
export const closeUntil = async (way: string, until: Date, reason: string): Promise<void> => {
  await ClosedChannelModel.updateOne({ _id: way }, { $set: { until, reason } }, { upsert: true })
  known.drop(way)
}

/** Opens a way again before its time: the operator had the number cleared, or mended the template. */
export const openAgain = async (way: string): Promise<void> => {
  await ClosedChannelModel.deleteOne({ _id: way })
  known.drop(way)
}

/** Forgets what this process has heard, so that a test can play another. */
export const forgetClosed = (): void => known.clear()
