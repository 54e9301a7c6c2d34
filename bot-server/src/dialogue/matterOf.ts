import { unknownCategory } from '@jinlin/domain/understanding/classify'
import { plainMatter, shorten } from '@jinlin/domain/words/whom'
import { insults } from '../words/dialogue'

/** A short sentence of nothing but Han: what somebody says of a matter and of nothing else. */
const plain = /^\p{Script=Han}{2,8}$/u

/** What we call a matter to the person who told it: their own words where they are short or named no kind, else what a neighbour calls it. */
export function matterOf(category: string, words: string): string {
  const [first = ''] = words.split('\n')
  const said = first.trim().replace(/[。！!~～]+$/u, '')
  if (plain.test(said) && !insults.some((insult) => said.includes(insult))) return said
  return (category === unknownCategory && shorten(words, 12)) || plainMatter({ category })
}
