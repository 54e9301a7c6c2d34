import { type Cast, drained, overdue, pidOf, pidsOf, putAside } from './benchCast'
import { type FilingRow, fileAtFullSpeed } from './filing'
import { rawInserts } from './rawCeilings'
import { serverOf } from './serverOf'

/** One setting beside the raw rate of the same flight; `backlog` = wakings due when it ended. */
export type Round = FilingRow & { rawPerSecond: number; share: number; backlog: number }
type Say = (line: string) => void

/** `BENCH_CONNECTIONS=64` measures that row alone. */
const connectionsAsked = (): number[] => (process.env.BENCH_CONNECTIONS ?? '1,16,64').split(',').map(Number)

/** Each setting three times between raw rounds of the same flight; the median by share of the raw rate is kept. */
export async function filingRows(cast: Cast, say: Say): Promise<Round[]> {
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
