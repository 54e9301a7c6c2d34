import { DomainError } from '@jinlin/domain/errors'
import mongoose from 'mongoose'
import { forgetWithStores } from './forgetWithStores'
import { logger } from './logger'
import { metrics } from './metrics'
import { type Disk, hasRoomFor, type RoomLevel, roomLevel, type Writing } from './roomLevel'

const everyMs = 10_000
const answerMs = 2000

/** As the store last told; until it has told, nobody is stopped. */
let level: RoomLevel = 'everything'
forgetWithStores(() => {
  level = 'everything'
})

/** Whether the store's disk has room for it, as it last told. Asks nobody. */
export const roomFor = (writing: Writing): boolean => hasRoomFor(level, writing)

/** Throws `no_room` with what there is no room for and a minute or two to wait, drawn by lot, when the store's disk has none. */
export function needRoom(writing: Writing): void {
  if (roomFor(writing)) return
  throw new DomainError('no_room', { why: writing, retryAfter: 60 + Math.floor(Math.random() * 60) })
}

/** Asks the primary how much of its disk is free and remembers it; a change of level is an alarm, said once. Rejects when no primary answers: what it told last holds. */
export async function lookAtDisk(): Promise<void> {
  const disk = await diskOfPrimary()
  if (!disk) return
  metrics.diskFree.set({ disk: 'mongo' }, disk.freeBytes / disk.totalBytes)
  const before = level
  level = roomLevel(disk)
  if (level !== before) sayChange(disk)
}

/** Nothing where the store tells no size. */
async function diskOfPrimary(): Promise<Disk | undefined> {
  const said = await mongoose.connection.db?.command({ dbStats: 1, maxTimeMS: answerMs })
  const [total, used] = [Number(said?.fsTotalSize), Number(said?.fsUsedSize)]
  return total > 0 && used >= 0 ? { totalBytes: total, freeBytes: Math.max(0, total - used) } : undefined
}

function sayChange({ totalBytes, freeBytes }: Disk): void {
  const facts = { room: level, freePercent: Math.round((1000 * freeBytes) / totalBytes) / 10, freeBytes }
  if (level === 'everything') logger.warn(facts, 'the disk of the store has room for everything again')
  else logger.error({ alarm: 'disk', ...facts }, 'the disk of the store is filling up: some writes are refused')
}

/** Looks at once and then every 10 s until the returned function is called; that one resolves when the last look is over. */
export function watchDisk(): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()
  const look = () => {
    looking = lookAtDisk()
      .catch((error: unknown) => logger.warn({ err: error }, 'the disk of the store was not looked at'))
      .then(() => {
        if (!stopped) timer = setTimeout(look, everyMs)
      })
  }
  look()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await looking
  }
}
