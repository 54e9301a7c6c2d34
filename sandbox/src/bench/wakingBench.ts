import { loadavg } from 'node:os'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { closeStores } from '@jinlin/backend/infra/stores'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import type { Case } from '@jinlin/domain/cases/case'
import { fillTown } from '../processes/fillTown'
import { sandboxKeys } from '../processes/sandboxKeys'
import { benchPeople } from './benchPeople'
import { type BenchStores, startBenchStores } from './benchStores'
import { cpuTime } from './cpuTime'
import { staffUpTo } from './manyStaff'
import { middle, millisecondsOf } from './middle'
import { copyToRaw, offerChange, type Question, rawWaking } from './rawWaking'
import { wakeCase } from './realWake'
import { fileSearching, leadersAway, type Spot, spotsOf } from './searchingCases'
import { heading, type Run, rowLine, type WakingRow } from './wakingTable'

const staff = 5000
const perRound = 1000
const rounds = 5
const cacheGb = 1

type Say = (line: string) => void
type Bench = { stores: BenchStores; people: string[]; spots: Spot[]; change: object }
/** `wakeCase` with its search, move and news against a bare `$geoNear` and a bare versioned update, as many in flight, in rounds between one another; the median round by share. */
export async function wakingBench(say: Say) {
  const stores = await startBenchStores(cacheGb)
  try {
    const bench = await prepare(stores)
    say(`waking, ${staff} staff: median of ${rounds} rounds of ${perRound} cases; per s / CPU-ms a case`)
    say(heading)
    const rows: WakingRow[] = []
    for (const flight of [16, 64]) {
      const some: WakingRow[] = []
      for (let i = 0; i < rounds; i += 1) some.push(await round(bench, flight, i))
      const row = some.find(({ share }) => share === middle(some.map((each) => each.share))) as WakingRow
      rows.push(row)
      say(rowLine(row))
    }
    return { at: new Date().toISOString(), staff, perRound, rounds, rows }
  } finally {
    await closeStores().catch(() => undefined)
    await stores.stop()
  }
}

async function prepare(stores: BenchStores): Promise<Bench> {
  const town = {
    mongoUrl: stores.mongoUrl('waking'),
    redisUrl: stores.redisUrl,
    pids: () => ({}),
    stop: async () => {},
  }
  await fillTown(town, sandboxKeys(stores.folder))
  const now = new Date()
  await staffUpTo(staff, now)
  const spots = await spotsOf()
  const away = spots.filter((_, i) => i % 2 === 0)
  await leadersAway(away)
  const people = await benchPeople(perRound, now)
  const warm = await fileSearching(people, away, now)
  await wakeAll(warm, 64)
  const change = await offerChange((warm[0] as Case)._id)
  await putAside()
  return { stores, people, spots: away, change }
}

const wakeAll = (cases: readonly Case[], flight: number) =>
  inLanes(cases, flight, ({ _id: caseId }) => wakeCase({ caseId }, new Date()))

async function putAside(): Promise<void> {
  await CaseModel.deleteMany({})
  await NotificationModel.deleteMany({})
}

/** The order within a round changes from round to round, so that none has always the warmer store. */
async function round({ stores, people, spots, change }: Bench, flight: number, i: number): Promise<WakingRow> {
  const cases = await fileSearching(people, spots, new Date())
  const [load = 0] = loadavg()
  let peopleRead = 0
  const bare = (question: Question) => async () => {
    await copyToRaw(cases)
    return measured(stores, async () => {
      const read = await rawWaking(cases, change, flight, question)
      if (question === 'ring') peopleRead = read / cases.length
    })
  }
  const runs: Record<'wake' | Question, () => Promise<Run>> = {
    wake: () => measured(stores, () => wakeAll(cases, flight)),
    nearest: bare('nearest'),
    ring: bare('ring'),
  }
  const names = ['wake', 'nearest', 'ring'] as const
  const done = {} as Record<'wake' | Question, Run>
  for (let n = 0; n < names.length; n += 1) {
    const name = names[(n + i) % names.length] ?? 'wake'
    done[name] = await runs[name]()
  }
  await allOffered(cases)
  await putAside()
  const share = done.wake.perSecond / done.nearest.perSecond
  const shareOfRing = done.wake.perSecond / done.ring.perSecond
  return { flight, ...done, share, shareOfRing, peopleRead, load }
}

async function measured(stores: BenchStores, work: () => Promise<unknown>): Promise<Run> {
  const pids = [process.pid, ...stores.pids()]
  const before = cpuTime(pids)
  const ms = await millisecondsOf(work)
  return { perSecond: (perRound * 1000) / ms, cpuMs: (cpuTime(pids) - before) / perRound }
}

/** A figure of cases that found nobody would be a figure of something else. */
async function allOffered(cases: readonly Case[]): Promise<void> {
  const ids = cases.map(({ _id }) => _id)
  const offered = await CaseModel.countDocuments({ _id: op({ $in: ids }), 'offer.kind': 'cascade' as const })
  if (offered < 0.95 * cases.length) throw new Error(`Only ${offered} of ${cases.length} cases found somebody near`)
}
