import type { Addresses } from '../processes/addresses'
import { replayTable, replayWords as words } from '../words/replay'
import { atSpeed } from './atSpeed'
import { gridCentres, residentTokens, staffTokens } from './cast'
import { connectTown } from './connectTown'
import { type CaseCounts, countCases } from './countCases'
import { type Filed, fileReports } from './fileReports'
import { spread } from './percentiles'
import { seeded } from './random'
import { replayPeople } from './replayPeople'
import { replayProgress } from './replayProgress'
import type { Report } from './reports'
import { tellWhile } from './tellWhile'

/** Counting thousands of cases costs the town something, too. */
const countEveryMs = 5000

export type ReplayNumbers = { rate: number; speed: number; seed: number; settleSeconds: number }
export type ReplayResult = CaseCounts & { acknowledged: number; filed: Filed[]; fileMs: number[]; offerMs: number[] }

/** Files every report at the rate, with staff and residents who answer at `speed`; prints progress and, at the end, how far the cases came and how fast. The town's clock runs at `speed` meanwhile. */
export async function replayReports(
  addresses: Addresses,
  reports: readonly Report[],
  numbers: ReplayNumbers,
  say: (line: string) => void,
): Promise<ReplayResult> {
  say(words.begins(reports.length, numbers, addresses.desk))
  say(words.answersAll)
  const town = await connectTown(addresses)
  try {
    return await atSpeed(town, numbers.speed, say, async () => {
      const tokens = await signIn(addresses, reports, say)
      return play(addresses, reports, tokens, await staffTokens(new Date()), numbers, say)
    })
  } finally {
    await town.close()
  }
}

/** The sessions of everybody who reports, in the order of the reports. */
function signIn(addresses: Addresses, reports: readonly Report[], say: (line: string) => void): Promise<string[]> {
  let signedIn = 0
  const signing = residentTokens(
    addresses,
    reports.map((r) => r.person),
    () => {
      signedIn += 1
    },
  )
  return tellWhile(say, () => words.signingIn(signedIn, reports.length), signing)
}

async function play(
  addresses: Addresses,
  reports: readonly Report[],
  tokens: string[],
  staff: { userId: string; token: string }[],
  numbers: ReplayNumbers,
  say: (line: string) => void,
): Promise<ReplayResult> {
  const random = seeded(numbers.seed)
  const filed: Filed[] = []
  const takingOut = replayPeople(addresses.api, staff, { speed: numbers.speed, random })
  const people = await tellWhile(say, () => words.phonesOut(staff.length), takingOut)
  let known = await countCases([])
  const counts = async () => {
    known = await countCases(filed.map((f) => f.id))
    return known
  }
  const counting = setInterval(() => void counts().catch(() => undefined), countEveryMs)
  const onFiled = (one: Filed) => {
    filed.push(one)
    people.watch(one)
  }
  const progress = replayProgress(reports.length, numbers)
  const playing = fileReports(addresses.api, reports, tokens, await gridCentres(), numbers.rate, random, onFiled).then(
    () => {
      progress.settling(Date.now())
      return settle(counts, filed.length, numbers.settleSeconds)
    },
  )
  const line = () => progress.line(filed.length, known, Date.now())
  const final = await tellWhile(say, line, playing, () => progress.so(filed.length, known))
  clearInterval(counting)
  people.stop()
  const result = resultOf(final, filed, people.shownAt)
  say(replayTable(reports.length, result, spread(result.fileMs), spread(result.offerMs)))
  return result
}

function resultOf(final: CaseCounts, filed: Filed[], shownAt: ReadonlyMap<string, number>): ReplayResult {
  const offerMs = filed.flatMap(({ id, tappedAt }) => (shownAt.has(id) ? [(shownAt.get(id) ?? 0) - tappedAt] : []))
  return { ...final, acknowledged: filed.length, filed, fileMs: filed.map(({ ms }) => ms), offerMs }
}

/** Waits until every case is closed, or for so many seconds. */
async function settle(counts: () => Promise<CaseCounts>, all: number, seconds: number): Promise<CaseCounts> {
  const until = Date.now() + seconds * 1000
  let now = await counts()
  while (now.closed < all && Date.now() < until) {
    await new Promise((r) => setTimeout(r, countEveryMs))
    now = await counts()
  }
  return now
}
