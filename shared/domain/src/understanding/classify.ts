import { leaf, leaves, type Priority } from '../categories/catalogue'
import { fold } from './fold'
import synonyms from './synonyms.data.json'

/** `confidence` 0–1: 0 = nothing was recognised, from 0.6 on a person need not be asked. `alternatives` = other leaves the words name, best first. */
export type Classified = { category: string; confidence: number; alternatives: string[] }

/** From this confidence on a person need not be asked what kind of matter it is. */
export const sureFrom = 0.6

/** One leaf that words may be about; `confidence` 0–1. */
export type Guess = Pick<Classified, 'category' | 'confidence'>

/** Where words go that name nothing of the catalogue. */
export const unknownCategory = 'E2199'

type Term = { word: string; category: string }
type Hit = Term & { at: number }

const weight: Readonly<Record<Priority, number>> = { critical: 3, high: 2, normal: 1, low: 0 }
const mostAlternatives = 3

/** Every synonym and every leaf's name by its first character, so that a long text is read once. */
function indexed(): Map<string, Term[]> {
  const index = new Map<string, Term[]>()
  for (const { code, name } of leaves)
    for (const word of new Set([name, ...((synonyms as Record<string, string[]>)[code] ?? [])].map(fold))) {
      const first = word[0] ?? ''
      index.set(first, [...(index.get(first) ?? []), { word, category: code }])
    }
  return index
}
const index = indexed()

function hitsIn(text: string): Hit[] {
  const hits: Hit[] = []
  for (let at = 0; at < text.length; at += 1)
    for (const term of index.get(text[at] ?? '') ?? []) if (text.startsWith(term.word, at)) hits.push({ ...term, at })
  return hits
}

const priorityOf = ({ category }: Hit) => weight[leaf(category)?.priority ?? 'low']
// 「其他」 names nothing, so it gives way to any word that does.
const names = ({ category }: Hit) => (category === unknownCategory ? 0 : 1)

/** The longest synonym first, then the higher priority, then what was said first. */
const better = (a: Hit, b: Hit) =>
  names(b) - names(a) || b.word.length - a.word.length || priorityOf(b) - priorityOf(a) || a.at - b.at

function confidenceOf(best: Hit, second: Hit | undefined): number {
  if (best.category === unknownCategory) return 0.3
  const certain = Math.min(0.95, 0.4 + best.word.length * 0.1)
  return second?.word.length === best.word.length ? certain - 0.15 : certain
}

/** Words → the leaf they are about. Nothing recognised → 其他社区事务 with confidence 0. */
export function classify(text: string): Classified {
  const hits = hitsIn(fold(text)).sort(better)
  const best = hits[0]
  if (!best) return { category: unknownCategory, confidence: 0, alternatives: [] }
  const others = hits.filter((hit) => hit.category !== best.category && names(hit) === 1)
  return {
    category: best.category,
    confidence: confidenceOf(best, others[0]),
    alternatives: [...new Set(others.map(({ category }) => category))].slice(0, mostAlternatives),
  }
}

/** The leaves that words may be about, best first, at most `count`, each once; none when nothing was recognised. */
export function bestGuesses(text: string, count: number): Guess[] {
  const { category, confidence, alternatives } = classify(text)
  if (confidence === 0) return []
  const others = alternatives.map((each, at) => ({ category: each, confidence: confidence / (at + 2) }))
  return [{ category, confidence }, ...others].slice(0, count)
}
