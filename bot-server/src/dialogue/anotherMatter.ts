import { familyOf } from '@jinlin/domain/categories/catalogue'
import { classify, sureFrom } from '@jinlin/domain/understanding/classify'
import { tileLabels } from '@jinlin/domain/words/tiles'

/** From this confidence on, words said to a human name a matter of their own: 「老人下不了楼」 is said about the one there is. */
const plainFrom = 0.9

/** What somebody who called a trade from the menu says it is for, although the catalogue has a kind of its own for the house's side of it: 「水管漏水」 after 水暖. */
const saidOfTrade: Readonly<Record<string, readonly string[]>> = {
  H0101: ['E2103'],
  H0102: ['E0501', 'E0503', 'E0504', 'E2107', 'E2201', 'E2202', 'E2206', 'E2207', 'E2208', 'E2209'],
  H0103: ['E0508', 'E2102', 'E2203', 'E2209'],
}

/** Words that name something of another family, or of another tile, than a matter that has a name; said to a human only what plainly is on another tile: 「来的人态度不好」 is another family. */
export function isAnotherMatter(category: string, words: string, toHuman = false): boolean {
  const named = classify(words)
  if (named.confidence < (toHuman ? plainFrom : sureFrom) || named.category === category) return false
  if (saidOfTrade[category]?.includes(named.category)) return false
  const isTile = tileLabels[named.category] !== undefined
  if (toHuman) return isTile
  return (isTile && tileLabels[category] !== undefined) || familyOf(named.category) !== familyOf(category)
}
