import { classify, sureFrom, unknownCategory } from '@jinlin/domain/understanding/classify'

/** Below this confidence a guess is no better than none: the matter is filed as 其他 until somebody has sorted it. */
const likelyFrom = 0.3

/** The kind of matter that words are filed under, and whether nobody need look at it. */
export function readKind(words: readonly string[]): { category: string; sure: boolean } {
  const { category, confidence } = classify(words.join('\n'))
  return { category: confidence < likelyFrom ? unknownCategory : category, sure: confidence >= sureFrom }
}
