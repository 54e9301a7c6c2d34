import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { answerLine } from './answerLine'

const { values } = parseArgs({ options: { time: { type: 'boolean', default: false } } })

/** `npm run -s classify`: {"text"} lines in, {"label","category","confidence"} lines out; `--time` tells on stderr what a message took. */
async function main(): Promise<void> {
  let lines = 0
  let spent = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const from = process.hrtime.bigint()
    const answer = answerLine(line)
    spent += Number(process.hrtime.bigint() - from) / 1e6
    lines += 1
    if (!process.stdout.write(`${answer}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  if (values.time) process.stderr.write(`${lines} lines, ${(spent / Math.max(1, lines)).toFixed(3)} ms each\n`)
}

process.stdout.on('error', () => process.exit(0)) // who reads has read enough
main().catch((e: Error) => {
  process.stderr.write(`${e.message}\n`)
  process.exitCode = 2
})
