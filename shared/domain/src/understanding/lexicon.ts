import { leaves } from '../categories/catalogue'
import { fold } from './fold'
import { synonyms } from './synonyms'

/** Where words go that name nothing of the catalogue. */
export const unknownCategory = 'E2199'

type Term = { word: string; category: string }

/** Every synonym and every leaf's name by its first character, so that a long text is read once. */
function indexed(): Map<string, Term[]> {
  const index = new Map<string, Term[]>()
  for (const { code, name } of leaves)
    for (const word of new Set([name, ...(synonyms[code] ?? [])].map(fold))) {
      const first = word[0] ?? ''
      index.set(first, [...(index.get(first) ?? []), { word, category: code }])
    }
  return index
}
const index = indexed()

/** The length of the longest name or synonym of each leaf that stands in the text; 「其他」 names nothing. */
export function namedIn(text: string): Map<string, number> {
  const named = new Map<string, number>()
  const folded = fold(text)
  for (let at = 0; at < folded.length; at += 1)
    for (const { word, category } of index.get(folded[at] ?? '') ?? [])
      if (category !== unknownCategory && word.length > (named.get(category) ?? 0) && folded.startsWith(word, at))
        named.set(category, word.length)
  return named
}
