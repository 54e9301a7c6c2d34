import type { Figures, Phase } from './figures'

const percent = (share: number) => `${(share * 100).toFixed(2)} %`
const ratio = (value: number | undefined) => value?.toFixed(3) ?? '–'
const shareOf = (share: number | undefined) => `${((share ?? 0) * 100).toFixed(1)} %`

type Column = readonly [string, (figures: Figures) => string]
const columns: readonly Column[] = [
  ['cases', ({ cases }) => String(cases)],
  ['in 15 min', ({ inTime }) => percent(inTime)],
  ['median s', ({ medianSeconds }) => medianSeconds.toFixed(0)],
  ['p95 s', ({ p95Seconds }) => p95Seconds.toFixed(0)],
  ['metres', ({ metres }) => metres.toFixed(0)],
  ['× optimal', ({ overBest }) => ratio(overBest['as asked'])],
  ['× patient', ({ overBest }) => ratio(overBest.patient)],
  ['× everybody', ({ overBest }) => ratio(overBest.everybody)],
  ['offers', ({ offers }) => offers.toFixed(2)],
  ['Gini', ({ gini }) => gini.toFixed(2)],
  ['leader', ({ how }) => shareOf(how['own leader'])],
  ['cascade', ({ how }) => shareOf(how.cascade ?? how.asked)],
  ['pool', ({ how }) => shareOf(how.pool)],
  ['officer', ({ how }) => shareOf(how.officer)],
]

/** The figures of one way as rows of a Markdown table, a row a phase. */
export function tableOf(name: string, figures: ReadonlyMap<Phase, Figures>): string[] {
  const rows = [...figures].map(([phase, each]) => [phase, ...columns.map(([, text]) => text(each))])
  const lines = [[name, ...columns.map(([title]) => title)], [':--', ...columns.map(() => '--:')], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`)
}
