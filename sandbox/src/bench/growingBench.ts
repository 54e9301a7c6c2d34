import { type ChildProcess, fork } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type BenchStores, startBenchStores } from './benchStores'
import { cpuTime } from './cpuTime'
import type { Order } from './growingSide'
import { middle, millisecondsOf } from './middle'

const few = 10_000
const million = 1_000_000
const perRound = 400
const rounds = 5
const cacheGb = 2

type Say = (line: string) => void
/** A process with one database; `ask` resolves when it has done what it was asked. */
type Side = { pid: number; stored: number; ask: (order: Order) => Promise<void> }
/** CPU-ms a case of each process, and cases a second. */
type Run = { mongod: number; redis: number; node: number; all: number; perSecond: number }

const script = fileURLToPath(new URL('./growingSide.ts', import.meta.url))

function startSide(stores: BenchStores, stored: number): Side {
  const name = `stored${stored}`
  const env = {
    ...process.env,
    ...{
      SIDE_MONGO: stores.mongoUrl(name),
      SIDE_REDIS: stores.redisUrl,
      SIDE_FOLDER: stores.folder,
      BULL_PREFIX: name,
    },
  }
  const child = fork(script, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { pid: child.pid ?? 0, stored, ask: (order) => asked(child, order) }
}

const asked = (child: ChildProcess, order: Order): Promise<void> =>
  new Promise((resolve, reject) => {
    const left = () => reject(new Error('A side of the bench ended'))
    child.once('exit', left)
    child.once('message', (answer: { done?: true; failed?: string }) => {
      child.off('exit', left)
      if (answer.done) resolve()
      else reject(new Error(answer.failed))
    })
    child.send(order)
  })

/** `--stored 50000` stores so many instead of a million. */
function storedWanted(): number {
  const at = process.argv.indexOf('--stored')
  return at < 0 ? million : Number(process.argv[at + 1])
}

/** CPU time of a case's whole life beside ten thousand and beside a million stored cases, two databases of one mongod in turn. */
export async function growingBench(say: Say) {
  const stores = await startBenchStores(cacheGb)
  const sides: Side[] = []
  try {
    for (const stored of [few, storedWanted()]) {
      const side = startSide(stores, stored)
      sides.push(side)
      const ms = await millisecondsOf(() => side.ask({ name: 'prepare', stored }))
      say(`growing: ${stored} cases stored in ${(ms / 1000).toFixed(0)} s`)
    }
    return await rowsOf(stores, sides, say)
  } finally {
    await Promise.all(sides.map((side) => side.ask({ name: 'end' }).catch(() => undefined)))
    await stores.stop()
  }
}

async function rowsOf(stores: BenchStores, sides: readonly Side[], say: Say) {
  const runs = new Map<Side, Run[]>(sides.map((side) => [side, []]))
  const [load = 0] = loadavg()
  for (let i = 0; i < rounds; i += 1)
    for (const side of i % 2 === 0 ? sides : [...sides].reverse()) runs.get(side)?.push(await lived(stores, side))
  say(`a case's life, 5,000 staff: CPU-ms, median of ${rounds} rounds of ${perRound}, load ${load.toFixed(1)} before`)
  say('stored        all    mongod      node     redis     per s    rounds')
  const rows = sides.map((side) => ({ stored: side.stored, ...medianOf(runs.get(side) ?? []) }))
  for (const row of rows) say(lineOf(row))
  const growth = (rows[1]?.all ?? 0) / (rows[0]?.all ?? 1)
  say(`${growth.toFixed(2)} times as much beside the larger store (allowed: 1.30)`)
  return { at: new Date().toISOString(), perRound, rounds, load, rows, growth }
}

async function lived({ pids }: BenchStores, { pid, ask }: Side): Promise<Run> {
  const [mongod = 0, redis = 0] = pids()
  const now = () => [mongod, redis, pid].map((each) => cpuTime([each]) / perRound)
  const before = now()
  const ms = await millisecondsOf(() => ask({ name: 'live', cases: perRound }))
  const [onMongod = 0, onRedis = 0, onNode = 0] = now().map((after, i) => after - (before[i] ?? 0))
  const all = onMongod + onRedis + onNode
  return { mongod: onMongod, redis: onRedis, node: onNode, all, perSecond: (1000 * perRound) / ms }
}

const medianOf = (runs: readonly Run[]): Run & { rounds: number[] } => ({
  mongod: middle(runs.map(({ mongod }) => mongod)),
  redis: middle(runs.map(({ redis }) => redis)),
  node: middle(runs.map(({ node }) => node)),
  all: middle(runs.map(({ all }) => all)),
  perSecond: middle(runs.map(({ perSecond }) => perSecond)),
  rounds: runs.map(({ all }) => all),
})

const lineOf = ({ stored, rounds: each, ...run }: Run & { stored: number; rounds: number[] }) =>
  [
    String(stored).padEnd(9),
    ...[run.all, run.mongod, run.node, run.redis].map((ms, i) => ms.toFixed(2).padStart(i === 0 ? 8 : 10)),
    run.perSecond.toFixed(0).padStart(10),
    `    ${each.map((ms) => ms.toFixed(2)).join(' ')}`,
  ].join('')
