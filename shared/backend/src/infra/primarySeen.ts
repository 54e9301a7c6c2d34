import mongoose from 'mongoose'

/** A primary counts as seen for this long, and a clock may be this far off, in milliseconds. */
const seenMs = 15_000
const mostOffMs = 2000
const askMs = 1000

let seenAt = 0

/** Whether a MongoDB primary answered within the last 15 s, and whether this machine's clock is more than 2 s off its clock. */
export const primarySeen = async (): Promise<{ seen: boolean; clockOff: boolean }> => {
  const clockOff = await Promise.race([ask().catch(() => false), late()])
  return { seen: seenAt > 0 && Date.now() - seenAt < seenMs, clockOff }
}

async function ask(): Promise<boolean> {
  const before = Date.now()
  const hello = await mongoose.connection.db?.admin().command({ hello: 1 })
  if (!hello?.isWritablePrimary) return false
  seenAt = Date.now()
  const middle = (before + seenAt) / 2
  return hello.localTime instanceof Date && Math.abs(hello.localTime.getTime() - middle) > mostOffMs
}

const late = (): Promise<false> => new Promise((resolve) => setTimeout(resolve, askMs, false).unref())
