import './quietLogs'

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone, flagKinds } from '@jinlin/backend/commandLine/flagKinds'
import { readOnlyFlags } from '@jinlin/backend/commandLine/readCommandLine'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { closers } from '../processes/closers'
import { onStopSignal } from '../processes/stopSignals'
import { figuresOf, type Outcome } from './figures'
import { runFaults, type Wanted } from './runFaults'
import { tableOf } from './table'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const say = (line: string) => process.stdout.write(`${line}\n`)

const typedFlags = () =>
  readOnlyFlags(process.argv.slice(2), {
    seconds: flagKinds.count,
    seed: flagKinds.whole,
    nodes: flagKinds.count,
    rate: flagKinds.above0,
    keep: alone,
    shared: alone,
  })
type TypedFlags = ReturnType<typeof typedFlags>

const wantedOf = ({ seconds = 240, seed, nodes = 3, rate = 1 }: TypedFlags, folder: string): Wanted => ({
  root,
  folder,
  seed: seed ?? Math.floor(Math.random() * 1e6),
  seconds,
  nodes,
  perSecond: rate,
})

/** The faults as they came, what was found, and the documents in which it was found. */
function proofOf({ done, violations, evidence }: Outcome) {
  const subjects = new Set(violations.map(({ subject }) => subject))
  const named = (id: string) => [...subjects].some((subject) => subject.startsWith(id))
  return { schedule: done, found: violations, cases: evidence.cases.filter(({ _id }) => named(_id)) }
}

/** On a machine that others use at the same time (`--shared`) how late something came is told, not judged: that would be a measure of the others. */
const judged = ({ violations }: Outcome, { shared }: TypedFlags): Outcome['violations'] =>
  shared ? violations.filter(({ kind }) => kind !== 'late') : violations

/** `npm run faults -- --seconds 240 --seed 7`: a cluster of its own is loaded, broken by the schedule of the seed and recounted; exit code 1 at any violation. */
async function main(): Promise<number> {
  const typed = typedFlags()
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-faults-'))
  const closing = closers()
  onStopSignal(closing.closeAll, () => undefined)
  if (!typed.keep) closing.add(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const outcome = await runFaults(wantedOf(typed, folder), closing, say)
    const figures = figuresOf(outcome)
    const kept = join(root, '.data/faults')
    mkdirSync(kept, { recursive: true })
    const file = join(kept, `${figures.seed}-${figures.seconds}.json`)
    writeFileSync(file, `${JSON.stringify({ ...figures, ...proofOf(outcome) }, null, 2)}\n`)
    say(['', ...tableOf(figures)].join('\n'))
    for (const { rule, kind, subject, what } of outcome.violations.slice(0, 40))
      say(`${rule} ${kind}: ${subject}: ${what}`)
    return judged(outcome, typed).length === 0 ? 0 : 1
  } finally {
    await closing.closeAll()
  }
}

// a cluster that was broken may keep the process
await runCommandLine(async () => process.exit(await main()), { refused: 2, stack: true })
