import mongoose from 'mongoose'

/** A primary counts as seen for this long, and a clock may be this far off, in milliseconds. */
const seenMs = 15_000
export const mostOffMs = 2000
const askMs = 1000

let seenAt = 0

/** Whether a MongoDB primary answered within the last 15 s, and whether this machine's clock is more than 2 s off its clock. */
export const primarySeen = async (): Promise<{ seen: boolean; clockOff: boolean }> => {
  const offMs = (await clockOffBy()) ?? 0
  return { seen: seenAt > 0 && Date.now() - seenAt < seenMs, clockOff: offMs > mostOffMs }
}

/** How far this process's clock and the primary's are apart, in ms; undefined when no primary answered within a second. */
export const clockOffBy = (): Promise<number | undefined> => Promise.race([ask().catch(() => undefined), late()])

async function ask(): Promise<number | undefined> {
  const before = Date.now()
  const hello = await mongoose.connection.db?.admin().command({ hello: 1 })
  if (!hello?.isWritablePrimary) return undefined
  seenAt = Date.now()
  const middle = (before + seenAt) / 2
  return hello.localTime instanceof Date ? Math.abs(hello.localTime.getTime() - middle) : 0
}

const late = (): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, askMs, undefined).unref())
