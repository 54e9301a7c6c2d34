import { seeded } from '../load/random'
import fillers from './fillers.data.json'
import data from './sayings.data.json'
import { shuffle } from './trainSvm'

/** One way to say a matter; `pattern` = the number of the pattern it came from, so that a whole pattern can be held back. */
export type Saying = { text: string; category: string; pattern: number }

/** Talk that names no matter at all. */
export const noMatter = 'none'

const group = /\(([^()]*)\)/gu
const roundsOver = 2

/** 「(路灯|街灯)(不亮|坏了)」 → its wordings, each alternative at least twice, not every combination. */
export function wordingsOf(pattern: string, random: () => number): string[] {
  const groups = [...pattern.matchAll(group)].map(([, inner]) => (inner ?? '').split('|'))
  const rounds = Math.max(1, ...groups.map((each) => each.length)) * (groups.length ? roundsOver : 1)
  const orders = groups.map((each) => {
    const order = Int32Array.from(each, (_, i) => i)
    shuffle(order, random)
    return order
  })
  return Array.from({ length: rounds }, (_, round) => {
    let at = 0
    return pattern.replace(group, () => {
      const each = groups[at] ?? []
      const order = orders[at++] as Int32Array
      const turn = Math.floor(round / each.length) * 7 + round
      return each[order[turn % each.length] as number] ?? ''
    })
  })
}

const pick = (list: readonly string[], random: () => number) => list[Math.floor(random() * list.length)] ?? ''

/** A saying as somebody types it: something before it, something after it, now and then a letter lost. */
export function spoken(text: string, random: () => number): string {
  const before = random() < 0.5 ? pick(fillers.before, random) : ''
  const after = random() < 0.5 ? pick(fillers.after, random) : ''
  const again = random() < 0.2 ? pick(fillers.after, random) : ''
  const lost = random() < 0.15 && text.length > 4 ? Math.floor(random() * text.length) : -1
  return before + (lost < 0 ? text : text.slice(0, lost) + text.slice(lost + 1)) + after + again
}

/** All sayings of all leaves, and talk that names none; the same seed gives the same list. */
export function allSayings(seed: number): Saying[] {
  const random = seeded(seed)
  let pattern = 0
  return Object.entries(data).flatMap(([category, patterns]) =>
    patterns.flatMap((each) => {
      const number = pattern++
      return wordingsOf(each, random).map((text) => ({ text, category, pattern: number }))
    }),
  )
}
