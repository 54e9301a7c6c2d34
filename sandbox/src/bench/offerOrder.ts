import { percentile } from '../load/percentiles'

/** A case of a storm: when it was due to be offered and when the first person was asked or the pool opened, ms since 1970. */
export type FirstOffer = { dueAt: number; askedAt: number; critical: boolean }

/** Cases due closer together than this count as due at the same time, in ms. */
const sameMs = 1000

/** Places 1… of the values in ascending order; equal values share the mean of their places. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const ranks = new Array<number>(values.length).fill(0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1
    for (let i = from; i <= to; i += 1) ranks[order[i] ?? 0] = (from + to) / 2 + 1
    from = to + 1
  }
  return ranks
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Spearman's rank correlation of two lists of the same length, −1 to 1; 0 where one of them does not vary. */
export function spearman(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranksOf(one), ranksOf(other)]
  const [middleA, middleB] = [mean(a), mean(b)]
  let [both, ofA, ofB] = [0, 0, 0]
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [(a[i] ?? 0) - middleA, (b[i] ?? 0) - middleB]
    both += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : both / Math.sqrt(ofA * ofB)
}

/** Of all pairs whose ages differ by more than a second, the share (0–1) in which the younger was asked for first. */
export function overtakenShare(cases: readonly FirstOffer[]): number {
  const byAge = [...cases].sort((a, b) => a.dueAt - b.dueAt)
  let [pairs, overtaken] = [0, 0]
  for (const [i, older] of byAge.entries())
    for (let j = i + 1; j < byAge.length; j += 1) {
      const younger = byAge[j] as FirstOffer
      if (younger.dueAt - older.dueAt <= sameMs) continue
      pairs += 1
      if (younger.askedAt < older.askedAt) overtaken += 1
    }
  return pairs === 0 ? 0 : overtaken / pairs
}

/** Of all pairs of a critical and an ordinary case due at the same time, the share (0–1) in which the critical one was asked for no later. */
export function criticalFirstShare(cases: readonly FirstOffer[]): number {
  let [pairs, first] = [0, 0]
  const ordinary = cases.filter(({ critical }) => !critical)
  for (const urgent of cases.filter(({ critical }) => critical))
    for (const other of ordinary) {
      if (Math.abs(other.dueAt - urgent.dueAt) > sameMs / 2) continue
      pairs += 1
      if (urgent.askedAt <= other.askedAt) first += 1
    }
  return pairs === 0 ? 1 : first / pairs
}

/** How long people waited, in ms, and in what order they were served. */
export function orderOf(cases: readonly FirstOffer[]) {
  const waits = (critical: boolean) =>
    cases.filter((each) => each.critical === critical).map(({ dueAt, askedAt }) => askedAt - dueAt)
  const ordinary = cases.filter(({ critical }) => !critical)
  const spreadOf = (times: readonly number[]) => ({
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    most: Math.max(0, ...times),
  })
  return {
    critical: { count: cases.length - ordinary.length, ...spreadOf(waits(true)) },
    ordinary: { count: ordinary.length, ...spreadOf(waits(false)) },
    spearman: spearman(
      ordinary.map(({ dueAt }) => dueAt),
      ordinary.map(({ askedAt }) => askedAt),
    ),
    overtaken: overtakenShare(ordinary),
    criticalFirst: criticalFirstShare(cases),
  }
}
