import { mkdirSync, writeFileSync } from 'node:fs'
import { runBench } from './runBench'

/** `npm run bench`: a town of its own, each figure with its raw ceiling beside it, and `.data/bench.json`. */
runBench((line) => process.stdout.write(`${line}\n`))
  .then((figures) => {
    mkdirSync('.data', { recursive: true })
    writeFileSync('.data/bench.json', `${JSON.stringify(figures, null, 2)}\n`)
    process.exit(0)
  })
  .catch((e: Error) => {
    process.stderr.write(`${e.stack}\n`)
    process.exit(1)
  })
