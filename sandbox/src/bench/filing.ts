import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { tiles } from '@jinlin/domain/categories/catalogue'
import { cpuTime } from './cpuTime'

const autocannon = createRequire(import.meta.url)('autocannon') as typeof import('autocannon')

export type FilingRow = {
  connections: number
  worker: 'stopped' | 'running'
  perSecond: number
  p50: number
  p99: number
  cpuMsPerCase: number
  refused: number
}

/** Files reports by as many residents as there are tokens, over so many connections; CPU is that of the processes named. */
export async function fileAtFullSpeed(
  api: string,
  tokens: readonly string[],
  centres: readonly [number, number][],
  connections: number,
  seconds: number,
  pids: readonly number[],
): Promise<Omit<FilingRow, 'worker'>> {
  const before = cpuTime(pids)
  const result = await autocannon({
    url: api,
    connections,
    duration: seconds,
    requests: [
      { method: 'POST', path: '/api/cases', setupRequest: (request) => ({ ...request, ...nextTap(tokens, centres) }) },
    ],
  })
  const stored = result['2xx']
  return {
    connections,
    perSecond: stored / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMsPerCase: (cpuTime(pids) - before) / stored,
    refused: result.non2xx + result.errors,
  }
}

const categories = tiles.map(({ category }) => category)
let taps = 0
/** One tap on the next tile by the next resident, somewhere in the district; nobody taps twice while there are residents left. */
function nextTap(tokens: readonly string[], centres: readonly [number, number][]) {
  const i = taps++
  const [lng, lat] = centres[(i * 7919) % centres.length] ?? [113.115, 41.034]
  const point = { lng: lng + (((i * 31) % 100) - 50) * 2e-5, lat: lat + (((i * 17) % 100) - 50) * 2e-5, datum: 'wgs84' }
  return {
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens[i % tokens.length]}`,
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ category: categories[i % categories.length], point }),
  }
}
