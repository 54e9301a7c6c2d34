import { mkdirSync, writeFileSync } from 'node:fs'
import { runCallbackBench } from './callbackBench'
import { growingBench } from './growingBench'
import { runBench } from './runBench'
import { stormBench } from './stormBench'
import { understandingBench } from './understandingBench'
import { wakingBench } from './wakingBench'

type Say = (line: string) => void

/** `npm run bench`: a town of its own, each figure with its raw ceiling beside it, and `.data/bench.json`; `npm run bench -- callbacks`: the messages alone, `.data/callbacks.json`; `npm run bench -- understanding`: reading a message alone; `waking`, `growing`, `storm`: what dispatch costs, as the store grows, and on a bad day. */
const runs: Record<string, (say: Say) => unknown> = {
  bench: runBench,
  callbacks: runCallbackBench,
  understanding: (say) => ({ at: new Date().toISOString(), understanding: understandingBench(say) }),
  waking: wakingBench,
  growing: growingBench,
  storm: stormBench,
}

const name = process.argv[2] ?? 'bench'
const run = runs[name]
Promise.resolve()
  .then(() => {
    if (!run) throw new Error(`npm run bench -- ${Object.keys(runs).slice(1).join(' | ')}`)
    return run((line) => process.stdout.write(`${line}\n`))
  })
  .then((figures) => {
    mkdirSync('.data', { recursive: true })
    writeFileSync(`.data/${name}.json`, `${JSON.stringify(figures, null, 2)}\n`)
    process.exit(0)
  })
  .catch((e: Error) => {
    process.stderr.write(`${e.stack}\n`)
    process.exit(1)
  })
