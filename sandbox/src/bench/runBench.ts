import { startTown } from '../../journeys/support/startTown'
import { staffTokens } from '../load/cast'
import { connectTown } from '../load/connectTown'
import { percentile, spread } from '../load/percentiles'
import { benchWords } from '../words/commands'
import { type Cast, drained, pidOf, prepare, putAside } from './benchCast'
import { claimToGone } from './claimToGone'
import { filingRows } from './filingRounds'
import { passiveReplies } from './passiveReply'
import { bullNoop, koaNoop } from './rawCeilings'
import { tapToOffer } from './tapToOffer'
import { understandingBench } from './understandingBench'

type Say = (line: string) => void

/** Runs every figure once, prints as it goes and gives them all. */
export async function runBench(say: Say) {
  const understanding = understandingBench(say)
  say(benchWords.raising)
  const town = await startTown({ WORKERS: '1', BOT_SERVERS: '1', TOWN_TEMPLATES: '0' })
  const open = await connectTown(town.addresses())
  try {
    const cast = await prepare(town)
    const rows = await filingRows(cast, say)
    const offerMs = await offerVisible(cast, say)
    const claimMs = await claimsGone(cast, say)
    const reply = await replies(cast, say)
    return { at: new Date().toISOString(), understanding, rows, offerMs, claimMs, ...reply }
  } finally {
    await open.close()
    await town.stop()
  }
}

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

const claims = 60

/** The worker sleeps meanwhile: it would ask people for what is to wait in the pool. */
async function claimsGone({ town, tokens, centres }: Cast, say: Say) {
  await putAside()
  const worker = pidOf(town, 'worker-1')
  process.kill(worker, 'SIGSTOP')
  const staff = (await staffTokens(new Date())).map(({ token }) => token)
  const unspent = tokens.slice(-claims)
  const { times, phones, kept, lost } = await claimToGone(
    { api: town.addresses().api, tokens: unspent, staff, centres },
    claims,
  )
  process.kill(worker, 'SIGCONT')
  const round = Math.round(phones)
  say(
    `claim → gone from the last of ${round} other phones: p50 / p95 / p99 ms ${spread(times)}, ${kept} phones kept it, ${lost} claims refused`,
  )
  const [p50, p95, p99] = [50, 95, 99].map((p) => percentile(times, p))
  return { p50, p95, p99, claims: times.length, phones, kept, lost }
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
