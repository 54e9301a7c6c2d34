import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { savePolicy } from '@jinlin/backend/dispatch/policies'
import type { Case } from '@jinlin/domain/cases/case'
import { gridCentres, residentTokens, staffTokens } from '../load/cast'
import type { Conversation } from '../load/conversations'
import { seeded } from '../load/random'
import type { Closers } from '../processes/closers'
import { districtCode } from '../town/makeAreas'
import { type Cluster, startCluster } from './cluster/startCluster'
import { type Done, disturb, disturbancesOf } from './disturb'
import type { Outcome } from './figures'
import { heal } from './inject/inject'
import { residentsTap } from './load/faultResidents'
import { faultStaff } from './load/faultStaff'
import { talkUntil } from './load/talkers'
import { nothingTold, type Told } from './load/told'
import { keepTranscript } from './load/transcript'
import { readEvidence, readKnowing } from './readEvidence'
import { asTalked } from './recount/asTalked'
import type { Evidence, Violation } from './recount/evidence'
import type { Disturbance } from './recount/lateness'
import type { UserOf } from './recount/newsOnce'
import { recount } from './recount/recount'
import { scheduleOf } from './schedule'
import { doneLine, scheduleLines } from './table'
import { untilQuiet } from './untilQuiet'

export type Wanted = { root: string; folder: string; seconds: number; seed: number; nodes: number; perSecond: number }

/** A minute of the rules passes in a second; people are as fast. */
const speed = 60
const staffAtWork = 120
const talkersAtOnce = 6
/** Talks begun for each tap. */
const talkShare = 0.5
const quietMs = 150_000
/** Processes that have just begun are as slow as those that came back: the run is counted from when they are warm. */
const warmMs = 20_000

/** Two minutes and a half after the last fault everything owed has been done, or something stands still. */
const neverQuiet: Violation = {
  ...{ rule: 'I5', kind: 'stuck', subject: 'the whole' },
  what: `something was owed ${quietMs / 1000} s after the last fault`,
}

type Loaded = { told: Told; done: Done[]; taps: number; talks: Conversation[]; silenced: number; began: number }

async function load(cluster: Cluster, wanted: Wanted, say: (line: string) => void): Promise<Loaded> {
  const { seconds, seed, perSecond } = wanted
  const random = seeded(seed + 1)
  const told = nothingTold()
  const addresses = { api: cluster.front, wechat: cluster.wechat }
  const people = Array.from(
    { length: Math.ceil((seconds + warmMs / 1000) * perSecond) },
    (_, i) => `fault-${seed}-${i}`,
  )
  const tokens = await residentTokens(addresses, people)
  const staff = (await staffTokens(new Date())).slice(0, staffAtWork)
  const phones = staff.map(({ token }) => faultStaff(cluster.front, token, { speed, random }, told))
  const places = await gridCentres()
  const schedule = scheduleOf(seed, seconds)
  say([`seed ${seed}, ${seconds} s:`, ...scheduleLines(schedule)].join('\n'))
  const began = Date.now() + warmMs
  const over = () => Date.now() - began >= seconds * 1000
  say('as it came:')
  const [done, taps, talked] = await Promise.all([
    disturb(cluster, schedule, began, (one) => say(doneLine(one))),
    residentsTap({ base: cluster.front, tokens, places, perSecond, random, told }, over),
    talkUntil({ wechat: cluster.wechat, places, seed, perSecond: perSecond * talkShare, atOnce: talkersAtOnce }, over),
    pause(warmMs + seconds * 1000).then(() => heal(cluster)),
  ])
  for (const phone of phones) phone.stop()
  return { told, done, taps, ...talked, began }
}

const wordsOf = (talks: readonly Conversation[], { cases, chat }: Evidence, userOf: UserOf) => {
  const of = (userId: string | undefined): Case[] => cases.filter(({ reporter }) => reporter.userId === userId)
  const lines = (openid: string) => chat.filter((each) => each.openid === openid && each.from === 'account')
  return talks.map(({ openid, plot, unheard }) => ({
    openid,
    plot,
    unheard,
    cases: of(userOf(openid)),
    chat: lines(openid),
  }))
}

/** Starts a cluster, loads it, lets it warm up, disturbs it by the schedule of the seed, waits for quiet and recounts. What it started is left with `closing`. */
export async function runFaults(wanted: Wanted, closing: Closers, say: (line: string) => void): Promise<Outcome> {
  const cluster = await startCluster(wanted, closing)
  await savePolicy(districtCode, { timeScale: 1 / speed }, new Date())
  await pause(2000)
  const [loadBefore = 0] = loadavg()
  const transcript = keepTranscript(cluster.wechat)
  closing.add(transcript.stop)
  const { began, done, talks, ...loaded } = await load(cluster, wanted, say)
  const quiet = await untilQuiet(quietMs)
  const evidence = await readEvidence(loaded.told, await transcript.whole())
  const knowing = await readKnowing(evidence)
  const warming: Disturbance = { hits: 'app', from: began - warmMs, until: began, feltMs: 0 }
  const disturbances = [warming, ...disturbancesOf(done, began)]
  const { violations, late } = recount(evidence, { ...knowing, disturbances })
  const misheard = asTalked(wordsOf(talks, evidence, knowing.userOf))
  return {
    seed: wanted.seed,
    seconds: wanted.seconds,
    done,
    loadBefore,
    talks: talks.length,
    saidAgain: talks.filter(({ unheard }) => unheard > 0).length,
    ...loaded,
    ...(quiet === undefined ? {} : { quietMs: quiet }),
    evidence,
    violations: [...violations, ...misheard, ...(quiet === undefined ? [neverQuiet] : [])],
    late,
  }
}
