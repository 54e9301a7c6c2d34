import { familyOf } from '@jinlin/domain/categories/catalogue'
import { classify, unknownCategory } from '@jinlin/domain/understanding/classify'
import { plainMatter, shorten } from '@jinlin/domain/words/whom'
import { insults } from '../words/dialogue'

/** A short sentence of nothing but Han: what somebody says of a matter and of nothing else. */
const plain = /^\p{Script=Han}{2,8}$/u

/** What we call a matter to the person who told it: their own first words where they are short or named no kind, else what a neighbour calls it. */
export function matterOf(category: string, words: string): string {
  const [first = ''] = words.split('\n')
  const said = first.trim().replace(/[。！!~～]+$/u, '')
  const [clause = ''] = category === unknownCategory ? [said] : said.split(/[，,。；;！!？?\s]/u)
  if (plain.test(clause) && names(clause, category) && !insults.some((insult) => clause.includes(insult))) return clause
  return (category === unknownCategory && shorten(words, 12)) || plainMatter({ category })
}

/** Whether words are of the matter itself: 「多少钱」, said after a plumber was called, is not what it is called. */
const names = (said: string, category: string): boolean =>
  category === unknownCategory || familyOf(classify(said).category) === familyOf(category)
