import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { type StartedTown, startTown } from '../../journeys/support/startTown'
import { gridCentres } from '../load/cast'
import { connectTown } from '../load/connectTown'
import { percentile, spread } from '../load/percentiles'
import { benchWords } from '../words/commands'
import { type Loaded, sendAtRate } from './callbackLoad'
import { type BenchAccount, callbackMessages, type ReadyMessage } from './callbackMessages'
import { casesOfRun } from './casesOfRun'
import { cpuTime } from './cpuTime'
import { serverOf } from './serverOf'

const perSecond = Number(process.env.BENCH_MESSAGES ?? 200)
const seconds = Number(process.env.BENCH_SECONDS ?? 60)
const people = Number(process.env.BENCH_PEOPLE ?? 5000)
const servers = ['bot-server-1', 'worker-1', 'mongod', 'redis', 'sandbox'] as const

/** One sealed and one open account of the town's 57. */
const measured = ['main', 'chahaer']

type Say = (line: string) => void

/** 200 messages a second from 5,000 people for a minute with the worker running, sealed and open, each beside a callback that only verifies; and the cases counted afterwards. */
export async function runCallbackBench(say: Say) {
  say(benchWords.raising)
  const town = await startTown({ WORKERS: '1', BOT_SERVERS: '1', TOWN_TEMPLATES: '0' })
  const open = await connectTown(town.addresses())
  try {
    const places = await gridCentres()
    await AccountModel.updateOne({ _id: 'chahaer' }, { $set: { mode: 'plain' } })
    const rows = []
    for (const account of town.addresses().accounts.filter(({ key }) => measured.includes(key))) {
      const mode = account.key === 'chahaer' ? ('plain' as const) : account.mode
      rows.push(await measure(town, { ...account, mode }, places, say))
    }
    return { at: new Date().toISOString(), perSecond, seconds, people, rows }
  } finally {
    await open.close()
    await town.stop()
  }
}

type Cpu = Record<(typeof servers)[number], number>

async function measure(town: StartedTown, account: BenchAccount, places: [number, number][], say: Say) {
  const run = `load-${account.key}-${Date.now().toString(36)}`
  const { wechat } = town.addresses()
  const api = serverOf(town)
  const plan = { account, places, people, count: perSecond * seconds }
  // warmed up: the first thousands of messages of a process are those of a cold compiler
  const warming = callbackMessages({ ...plan, run: `${run}w`, count: perSecond * 5 })
  await heardOf(wechat, account, warming)
  await sendAtRate(api, account, warming, perSecond)
  const messages = callbackMessages({ ...plan, run })
  await heardOf(wechat, account, messages)
  const { loaded, cpu } = await withCpu(town, () => sendAtRate(api, account, messages, perSecond))
  const counted = await casesOfRun(wechat, account.appId, run, messages, loaded.promised)
  const ceiling = await ceilingOf(account, messages.slice(0, perSecond * 10))
  say(line(account, loaded, counted, ceiling))
  say(`  CPU ms a message: ${servers.map((name) => `${name} ${(cpu[name] / messages.length).toFixed(2)}`).join(', ')}`)
  const { times, invalid, silent } = loaded
  const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(times, p))
  const answered = { messages: messages.length, p50, p95, p99, silent, invalid: invalid.length }
  return { mode: account.mode, ...answered, cpu, ...counted, ceiling }
}

const atOnce = 1000

/** Whoever writes is somebody WeChat knows, who follows, and may be answered: our deliveries go past the platform, so it is told. */
async function heardOf(wechat: string, { key }: BenchAccount, messages: readonly ReadyMessage[]): Promise<void> {
  const openids = [...new Set(messages.map(({ openid }) => openid))]
  for (let i = 0; i < openids.length; i += atOnce) {
    const body = JSON.stringify({ accountKey: key, openids: openids.slice(i, i + atOnce) })
    const { ok } = await fetch(`${wechat}/__fake/wrote`, { method: 'POST', body })
    if (!ok) throw new Error('The platform was not told who writes')
  }
}

/** The load, and what each process of the town used for it in CPU ms. */
async function withCpu(town: StartedTown, work: () => Promise<Loaded>): Promise<{ loaded: Loaded; cpu: Cpu }> {
  const used = () => servers.map((name) => cpuTime([town.addresses().processes[name] ?? 0]))
  const before = used()
  const loaded = await work()
  const after = used()
  const cpu = Object.fromEntries(servers.map((name, i) => [name, (after[i] ?? 0) - (before[i] ?? 0)])) as Cpu
  return { loaded, cpu }
}

type Counted = Awaited<ReturnType<typeof casesOfRun>>
type Ceiling = Awaited<ReturnType<typeof ceilingOf>>
const line = ({ mode }: BenchAccount, { times, invalid, silent }: Loaded, counted: Counted, ceiling: Ceiling) =>
  `${mode}: ${times.length} messages at ${perSecond}/s, p50 / p95 / p99 ${spread(times)} ms, ${invalid.length} invalid${invalid[0] ? ` (${invalid[0]})` : ''}, ${silent} answered later; ` +
  `${counted.stored} cases of ${counted.expected}, ${counted.lost} lost, ${counted.doubled} doubled, ${counted.broken} promises broken; ` +
  `a callback that only verifies: ${ceiling.spread} ms at ${perSecond}/s, ${ceiling.most.toFixed(0)}/s at most`

/** The same messages to a process that only verifies: its times at the same rate, and what it does at most with 16 connections. */
async function ceilingOf(account: BenchAccount, messages: ReturnType<typeof callbackMessages>) {
  const script = fileURLToPath(new URL('./verifyOnly.ts', import.meta.url))
  const env = { ...process.env, BENCH_ACCOUNT: JSON.stringify(account) }
  const child = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const port = await new Promise<string>((resolve) =>
      child.stdout.once('data', (part) => resolve(String(part).trim())),
    )
    const base = `http://127.0.0.1:${port}`
    const { times } = await sendAtRate(base, account, messages, perSecond)
    const autocannon = createRequire(import.meta.url)('autocannon') as typeof import('autocannon')
    const [first] = messages
    const asked = { url: base + first?.path, method: 'POST' as const, body: first?.body ?? '' }
    const result = await autocannon({ ...asked, connections: 16, duration: 5 })
    return { spread: spread(times), p99: percentile(times, 99), most: result.requests.average }
  } finally {
    child.kill()
  }
}
