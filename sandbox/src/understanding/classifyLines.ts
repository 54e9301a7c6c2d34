import { createInterface } from 'node:readline'
import { alone } from '@jinlin/backend/commandLine/flagKinds'
import { readOnlyFlags } from '@jinlin/backend/commandLine/readCommandLine'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { classifyWords } from '../words/commands'
import { answerLine } from './answerLine'

/** `npm run -s classify`: {"text"} lines in, {"label","category","confidence"} lines out; `--time` tells on stderr what a message took. */
async function main(): Promise<number> {
  const { time } = readOnlyFlags(process.argv.slice(2), { time: alone })
  let lines = 0
  let spent = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const from = process.hrtime.bigint()
    const answer = answerLine(line)
    spent += Number(process.hrtime.bigint() - from) / 1e6
    lines += 1
    if (!process.stdout.write(`${answer}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
  if (time) process.stderr.write(`${classifyWords.took(lines, (spent / Math.max(1, lines)).toFixed(3))}\n`)
  return 0
}

process.stdout.on('error', () => process.exit(0)) // who reads has read enough
await runCommandLine(main, { refused: 2 })
