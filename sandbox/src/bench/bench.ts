import { mkdirSync, writeFileSync } from 'node:fs'
import { runCallbackBench } from './callbackBench'
import { runBench } from './runBench'

/** `npm run bench`: a town of its own, each figure with its raw ceiling beside it, and `.data/bench.json`; `npm run bench -- callbacks`: the messages alone, `.data/callbacks.json`. */
const only = process.argv[2] === 'callbacks'
const run = only ? runCallbackBench : runBench
run((line) => process.stdout.write(`${line}\n`))
  .then((figures) => {
    mkdirSync('.data', { recursive: true })
    writeFileSync(only ? '.data/callbacks.json' : '.data/bench.json', `${JSON.stringify(figures, null, 2)}\n`)
    process.exit(0)
  })
  .catch((e: Error) => {
    process.stderr.write(`${e.stack}\n`)
    process.exit(1)
  })
