import { loadavg } from 'node:os'
import { idFloor } from '@jinlin/backend/infra/newId'
import { type StartedTown, startTown } from '../../journeys/support/startTown'
import { gridCentres } from '../load/cast'
import { connectTown } from '../load/connectTown'
import { percentile } from '../load/percentiles'
import { benchWords } from '../words/commands'
import { benchResidents } from './benchResidents'
import { cpuTime } from './cpuTime'
import { staffUpTo } from './manyStaff'
import { orderOf } from './offerOrder'
import { firstOffers, missingOf, takeCensus } from './stormCensus'
import { storm } from './stormLoad'
import { heading, resultLines, rowLine, type StormRow } from './stormTable'

const staff = 5000
const perSecond = 200
const seconds = 60
const lookEveryMs = 10_000
/** By then every case has somebody. */
const afterMs = 120_000

type Say = (line: string) => void

/** Two hundred reports a second for a minute over a town of 5,000 who work there, of whom nobody answers: what is stored, and how soon and in what order somebody is asked. */
export async function stormBench(say: Say) {
  say(benchWords.raising)
  const town = await startTown({ WORKERS: process.env.WORKERS ?? '1', BOT_SERVERS: '1', TOWN_TEMPLATES: '0' })
  const open = await connectTown(town.addresses())
  try {
    const now = new Date()
    await staffUpTo(staff, now)
    const tokens = await benchResidents(perSecond * seconds, now)
    return await rage(town, tokens, say)
  } finally {
    await open.close()
    await town.stop()
  }
}

async function rage(town: StartedTown, tokens: readonly string[], say: Say) {
  const centres = await gridCentres()
  const [load = 0] = loadavg()
  const from = idFloor(new Date())
  say(`${perSecond} reports a second for ${seconds} s over ${staff} staff; load ${load.toFixed(1)} before`)
  say(heading)
  const watch = watching(town, from, say)
  const stormed = await storm(town.addresses().api, tokens, centres, perSecond)
  const lastAt = Date.now()
  const settled = await settledBy(from, lastAt + afterMs)
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, lastAt + afterMs - Date.now())))
  const rows = await watch.stop()
  const end = await takeCensus(from)
  const missing = await missingOf(stormed.ids)
  const order = orderOf(await firstOffers(from))
  for (const line of resultLines({ stormed, lost: missing.length, end, settledMs: settled && settled - lastAt, order }))
    say(line)
  return {
    ...{ at: new Date().toISOString(), staff, perSecond, seconds, load, rows, end, order },
    ...{ acknowledged: stormed.ids.length, sentAway: stormed.sentAway, refused: stormed.refused },
    ...{ lost: missing.length, settledMs: settled && settled - lastAt },
    answerMs: [50, 95, 99].map((p) => percentile(stormed.times, p)),
  }
}

/** The first moment after the last report at which nobody was left unasked; undefined when there is none by `until`. */
async function settledBy(from: string, until: number): Promise<number | undefined> {
  while (Date.now() < until) {
    if ((await takeCensus(from)).unasked === 0) return Date.now()
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  return undefined
}

const watched = ['bot-server-1', 'worker-1', 'worker-2', 'mongod', 'redis', 'sandbox'] as const

/** Counts every ten seconds, prints and keeps what it found, until `stop`. */
function watching(town: StartedTown, from: string, say: Say): { stop: () => Promise<StormRow[]> } {
  const began = Date.now()
  const rows: StormRow[] = []
  const times = () =>
    Object.fromEntries(watched.map((name) => [name, cpuTime([town.addresses().processes[name] ?? 0])] as const))
  let before = times()
  const look = async () => {
    const after = times()
    const cpuMs = Object.fromEntries(
      watched.map((name) => [name, (1000 * ((after[name] ?? 0) - (before[name] ?? 0))) / lookEveryMs]),
    )
    before = after
    const row = { second: Math.round((Date.now() - began) / 1000), ...(await takeCensus(from)), cpuMs }
    rows.push(row)
    say(rowLine(row))
  }
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look).catch((error: Error) => say(`  ! ${error.message}`))
  }, lookEveryMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await looking
      return rows
    },
  }
}
