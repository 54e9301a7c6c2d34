import { leafReader } from './leafReader'
import { namedIn, unknownCategory } from './lexicon'
import { trained } from './trained'

export { unknownCategory }

/** `confidence` 0–1, about as often right: 0 = nothing was recognised. `alternatives` = other leaves it may well be, best first. */
export type Classified = { category: string; confidence: number; alternatives: string[] }
/** One leaf that words may be about; `confidence` 0–1. */
export type Guess = Pick<Classified, 'category' | 'confidence'>

/** From this confidence on a person need not be asked; docs/understanding.md says how often such an answer is right. */
export const sureFrom = 0.6

// Chosen so that a confidence is about as often right: see the table in docs/understanding.md.
const heat = 0.6
/** The model's answer for words that name no matter. */
const noMatter = 'none'
const perCharacter = 0.4
const longestCounted = 6
const worthNaming = 0.05
const mostAlternatives = 3

let reader: ReturnType<typeof leafReader> | undefined

/** The shares of all answers, best first: what the model hears, and for each leaf the longest of its words that stands there. */
function shares(text: string): { code: string; share: number; named: boolean }[] {
  reader ??= leafReader(trained.leaf)
  const named = namedIn(text)
  const scores = reader(text).map((score, k) => {
    const code = trained.leaf.codes[k] ?? ''
    if (code === noMatter && named.size > 0) return Number.NEGATIVE_INFINITY
    const length = Math.min(named.get(code) ?? 0, longestCounted)
    return (score + perCharacter * length) / heat
  })
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return trained.leaf.codes
    .map((code, k) => ({ code, share: (powers[k] ?? 0) / sum, named: named.has(code) }))
    .sort((a, b) => b.share - a.share)
}

const isLeaf = ({ code }: { code: string }) => code !== noMatter

/** Words → the leaf they are about. Words that name no matter → 其他社区事务 with confidence 0. */
export function classify(text: string): Classified {
  const [best, ...others] = shares(text)
  if (!best || !isLeaf(best)) return { category: unknownCategory, confidence: 0, alternatives: [] }
  return {
    category: best.code,
    confidence: best.share,
    alternatives: others
      .filter((each) => isLeaf(each) && (each.named || each.share >= worthNaming))
      .map(({ code }) => code)
      .slice(0, mostAlternatives),
  }
}

/** The leaves that words may be about, best first, at most `count`, each once; none when nothing was recognised. */
export function bestGuesses(text: string, count: number): Guess[] {
  const all = shares(text)
  if (!all[0] || !isLeaf(all[0])) return []
  return all
    .filter(isLeaf)
    .slice(0, count)
    .map(({ code, share }) => ({ category: code, confidence: share }))
}
