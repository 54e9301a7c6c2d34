import mongoose from 'mongoose'
import { type StartedTown, startTown } from '../../journeys/support/startTown'
import { gridCentres, staffTokens } from '../load/cast'
import { connectTown } from '../load/connectTown'
import { percentile, spread } from '../load/percentiles'
import { benchResidents } from './benchResidents'
import { type FilingRow, fileAtFullSpeed } from './filing'
import { passiveReplies } from './passiveReply'
import { bullNoop, koaNoop, rawInserts } from './rawCeilings'
import { serverOf } from './serverOf'
import { tapToOffer } from './tapToOffer'
import { understandingBench } from './understandingBench'

/** More than all rounds together need: a resident taps once a day, and a second tap costs the question what the first one was. */
const residents = 60_000

type Say = (line: string) => void
type Cast = { town: StartedTown; tokens: string[]; centres: [number, number][]; template: Record<string, unknown> }
type Round = FilingRow & { rawPerSecond: number; share: number; backlog: number }

/** Runs every figure once, prints as it goes and gives them all. */
export async function runBench(say: Say) {
  const understanding = understandingBench(say)
  say('bench: a town of its own is raised …')
  const town = await startTown({ WORKERS: '1', BOT_SERVERS: '1', TOWN_TEMPLATES: '0' })
  const open = await connectTown(town.addresses())
  try {
    const cast = await prepare(town)
    const rows = await filingRows(cast, say)
    const offerMs = await offerVisible(cast, say)
    const reply = await replies(cast, say)
    return { at: new Date().toISOString(), understanding, rows, offerMs, ...reply }
  } finally {
    await open.close()
    await town.stop()
  }
}

/** The worker sleeps while the first cases are filed, so that the raw rounds insert what filing inserts. */
async function prepare(town: StartedTown): Promise<Cast> {
  const tokens = await benchResidents(residents, new Date())
  const centres = await gridCentres()
  const worker = pidOf(town, 'worker-1')
  process.kill(worker, 'SIGSTOP')
  await fileAtFullSpeed(serverOf(town), tokens, centres, 16, 6, [])
  const template = await mongoose.connection
    .getClient()
    .db()
    .collection('cases')
    .findOne({ state: 'submitted', version: 1 })
  process.kill(worker, 'SIGCONT')
  if (!template) throw new Error('No case was stored while warming up')
  await drained()
  return { town, tokens, centres, template }
}

function pidOf(town: StartedTown, name: string): number {
  const pid = town.addresses().processes[name]
  if (!pid) throw new Error(`The town has no process ${name}`)
  return pid
}

const pidsOf = (town: StartedTown) => ['bot-server-1', 'mongod', 'redis'].map((name) => pidOf(town, name))

/** `BENCH_CONNECTIONS=64` measures that row alone. */
const connectionsAsked = (): number[] => (process.env.BENCH_CONNECTIONS ?? '1,16,64').split(',').map(Number)

/** Each setting three times between raw rounds of the same flight; the median by share of the raw rate is kept. */
async function filingRows(cast: Cast, say: Say): Promise<Round[]> {
  say(
    'filing            connections    per s    raw per s    share    p50 / p99 ms    CPU-ms a case    refused    backlog',
  )
  const rows: Round[] = []
  for (const worker of ['stopped', 'running'] as const)
    for (const connections of connectionsAsked()) {
      const rounds: Round[] = []
      for (let i = 0; i < 3; i++) rounds.push(await filingRound(cast, worker, connections))
      const middle = rounds.sort((a, b) => a.share - b.share)[1] as Round
      rows.push(middle)
      say(filingLine(middle))
      await putAside()
    }
  return rows
}

async function filingRound(
  { town, tokens, centres, template }: Cast,
  worker: 'stopped' | 'running',
  connections: number,
): Promise<Round> {
  const pid = pidOf(town, 'worker-1')
  process.kill(pid, 'SIGSTOP')
  const rawPerSecond = await rawInserts(template, connections, 4)
  if (worker === 'running') process.kill(pid, 'SIGCONT')
  const row = await fileAtFullSpeed(serverOf(town), tokens, centres, connections, 6, pidsOf(town))
  const backlog = await overdue()
  process.kill(pid, 'SIGCONT')
  if (worker === 'running') await drained()
  return { ...row, worker, rawPerSecond, share: row.perSecond / rawPerSecond, backlog }
}

const overdue = () =>
  mongoose.connection
    .getClient()
    .db()
    .collection('cases')
    .countDocuments({ wakeAt: { $lte: new Date() } })

/** What a setting left undone is taken away, so that the next one and the offers begin with an empty town; the alarm clocks ring for nothing. */
async function putAside(): Promise<void> {
  await mongoose.connection.getClient().db().collection('cases').deleteMany({})
  await new Promise((r) => setTimeout(r, 10_000))
}

/** Waits until the worker has caught up, so that the next round starts level; at most a minute. */
async function drained(): Promise<void> {
  for (let i = 0; i < 60 && (await overdue()) > 20; i++) await new Promise((r) => setTimeout(r, 1000))
}

const filingLine = (r: Round) =>
  [
    `worker ${r.worker}`.padEnd(18),
    String(r.connections).padStart(11),
    r.perSecond.toFixed(0).padStart(9),
    r.rawPerSecond.toFixed(0).padStart(13),
    `${(100 * r.share).toFixed(0)} %`.padStart(9),
    `${r.p50} / ${r.p99}`.padStart(16),
    r.cpuMsPerCase.toFixed(2).padStart(17),
    String(r.refused).padStart(11),
    String(r.backlog).padStart(11),
  ].join('')

async function offerVisible({ town, tokens, centres }: Cast, say: Say) {
  await drained()
  const noop = await bullNoop(town.addresses().redis, 5000)
  const staff = (await staffTokens(new Date())).map(({ token }) => token)
  const { times, neverSeen, refused } = await tapToOffer(town.addresses().api, tokens, staff, centres, 20, 20)
  say(
    `tap → offer visible, 20/s, ${staff.length} phones: p50 / p95 / p99 ms ${spread(times)}, ${neverSeen} never seen, ${refused} refused (BullMQ no-op jobs: ${noop.toFixed(0)}/s)`,
  )
  const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(times, p))
  return { p50, p95, p99, neverSeen, refused, bullNoopPerSecond: noop }
}

async function replies({ town }: Cast, say: Say) {
  const koaPerSecond = await koaNoop(16, 4)
  const one = await passiveReplies(town.addresses(), 200, 1)
  const start = performance.now()
  const many = await passiveReplies(town.addresses(), 2000, 16)
  const perSecond = 2000 / ((performance.now() - start) / 1000)
  say(
    `one passive reply (查询): p50 / p95 / p99 ms ${spread(one)}; 16 at once ${perSecond.toFixed(0)}/s, ${spread(many)} ms (Koa that does nothing: ${koaPerSecond.toFixed(0)}/s)`,
  )
  return { replyMs: { p50: percentile(one, 50), p95: percentile(one, 95) }, repliesPerSecond: perSecond, koaPerSecond }
}
