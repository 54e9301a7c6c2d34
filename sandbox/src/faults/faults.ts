import './quietLogs'

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { closers } from '../processes/closers'
import { onStopSignal } from '../processes/stopSignals'
import { figuresOf, type Outcome } from './figures'
import { runFaults, type Wanted } from './runFaults'
import { tableOf } from './table'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '240' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    nodes: { type: 'string', default: '3' },
    rate: { type: 'string', default: '4' },
    keep: { type: 'boolean', default: false },
    shared: { type: 'boolean', default: false },
  },
})

const root = fileURLToPath(new URL('../../..', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

function wantedOf(folder: string): Wanted {
  const numbers = { seconds: Number(values.seconds), nodes: Number(values.nodes), perSecond: Number(values.rate) }
  const bad = Object.entries({ ...numbers, seed: Number(values.seed) || 1 }).find(([, n]) => !(n > 0))
  if (bad) throw new Error(`--${bad[0]} must be a number above 0`)
  return { root, folder, seed: Number(values.seed), ...numbers }
}

/** The faults as they came, what was found, and the documents in which it was found. */
function proofOf({ done, violations, evidence }: Outcome) {
  const subjects = new Set(violations.map(({ subject }) => subject))
  const named = (id: string) => [...subjects].some((subject) => subject.startsWith(id))
  return { schedule: done, found: violations, cases: evidence.cases.filter(({ _id }) => named(_id)) }
}

/** On a machine that others use at the same time (`--shared`) how late something came is told, not judged: that would be a measure of the others. */
const judged = ({ violations }: Outcome): Outcome['violations'] =>
  values.shared ? violations.filter(({ kind }) => kind !== 'late') : violations

/** `npm run faults -- --seconds 240 --seed 7`: a cluster of its own is loaded, broken by the schedule of the seed and recounted; exit code 1 at any violation. */
async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-faults-'))
  const closing = closers()
  onStopSignal(closing.closeAll, () => undefined)
  if (!values.keep) closing.add(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const outcome = await runFaults(wantedOf(folder), closing, say)
    const figures = figuresOf(outcome)
    const kept = join(root, '.data/faults')
    mkdirSync(kept, { recursive: true })
    const file = join(kept, `${figures.seed}-${figures.seconds}.json`)
    writeFileSync(file, `${JSON.stringify({ ...figures, ...proofOf(outcome) }, null, 2)}\n`)
    say(['', ...tableOf(figures)].join('\n'))
    for (const { rule, kind, subject, what } of outcome.violations.slice(0, 40))
      say(`${rule} ${kind}: ${subject}: ${what}`)
    return judged(outcome).length === 0 ? 0 : 1
  } finally {
    await closing.closeAll()
  }
}

main()
  .then((code) => process.exit(code))
  .catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    process.exit(2)
  })
