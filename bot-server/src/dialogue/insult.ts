import { classify, sureFrom } from '@jinlin/domain/understanding/classify'
import { fold } from '@jinlin/domain/understanding/fold'
import { insults } from '../words/dialogue'

/** So much beside the insult may still be no matter: 「你们这帮…」. */
const mostRest = 6

/** Whether these words are an insult and nothing else; a matter inside one is reported as any other. */
export function isInsult(words: string): boolean {
  const text = fold(words).replace(/[\p{P}\p{S}\s]/gu, '')
  const rest = insults.reduce((left, insult) => left.replaceAll(insult, ''), text)
  return rest !== text && [...rest].length <= mostRest && classify(words).confidence < sureFrom
}
