import { classify } from '@jinlin/domain/understanding/classify'
import { eachGram, readable, unitsOf } from '@jinlin/domain/understanding/grams'
import { labelOf } from '@jinlin/domain/understanding/label'
import { everydayMessages } from '@jinlin/domain/understanding/testing/everydayMessages'
import { percentile } from '../load/percentiles'

/** What understanding one message takes: CPU µs for the label, for the leaf, and for only reading the text and hashing its runs; each the median of the rounds. */
export type UnderstandingRow = { kind: string; characters: number; labelUs: number; leafUs: number; rawUs: number }

const rounds = 9
const perRound = 2000
const inALetter = 20

const short = everydayMessages.map(({ text }) => text)
/** Letters as long as those people write to a mayor: everyday messages, one after the other. */
const letters = short.map((_, i) =>
  Array.from({ length: inALetter }, (_each, j) => short[(i + j * 7) % short.length]).join('。'),
)

/** Runs of one to four characters, hashed and counted: no model reads a text for less. */
function onlyHashed(text: string): number {
  let sum = 0
  eachGram(unitsOf(readable(text)), 1, 4, 0, (hash) => {
    sum = (sum + hash) | 0
  })
  return sum
}

const works = { labelUs: labelOf, leafUs: classify, rawUs: onlyHashed }

/** CPU of this process, so that work beside it does not count. */
function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Measures short messages and letters, the three works in turn in every round, after one round nobody counts. */
export function understandingBench(say: (line: string) => void): UnderstandingRow[] {
  say('understanding     characters    label µs    leaf µs    read and hashed only µs')
  return [
    { kind: 'everyday', texts: short },
    { kind: 'letters', texts: letters },
  ].map(({ kind, texts }) => {
    const row = { kind, characters: meanLength(texts), ...mediansOf(texts) }
    say(lineOf(row))
    return row
  })
}

function mediansOf(texts: readonly string[]): Record<keyof typeof works, number> {
  const times = { labelUs: [] as number[], leafUs: [] as number[], rawUs: [] as number[] }
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, work] of Object.entries(works) as [keyof typeof works, (text: string) => unknown][]) {
      const start = cpuMicroseconds()
      for (let i = 0; i < perRound; i += 1) work(texts[i % texts.length] ?? '')
      if (round > 0) times[name].push((cpuMicroseconds() - start) / perRound)
    }
  return {
    labelUs: percentile(times.labelUs, 50),
    leafUs: percentile(times.leafUs, 50),
    rawUs: percentile(times.rawUs, 50),
  }
}

const meanLength = (texts: readonly string[]) =>
  Math.round(texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length))

const lineOf = ({ kind, characters, labelUs, leafUs, rawUs }: UnderstandingRow) =>
  [
    kind.padEnd(18),
    String(characters).padStart(10),
    ...[labelUs, leafUs, rawUs].map((us, i) => us.toFixed(1).padStart([12, 11, 27][i] ?? 0)),
  ].join('')
