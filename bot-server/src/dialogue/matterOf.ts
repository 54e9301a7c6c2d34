import { unknownCategory } from '@jinlin/domain/understanding/classify'
import { matterText, shorten } from '@jinlin/domain/words/whom'

/** What we call a matter to the person who told it: its name in the catalogue, else their own first words. */
export function matterOf(category: string, words: string): string {
  const own = category === unknownCategory ? shorten(words, 12) : ''
  return own || matterText({ category })
}
