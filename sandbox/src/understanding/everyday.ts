import { bestGuesses, classify } from '@jinlin/domain/understanding/classify'
import { everydayMessages } from '@jinlin/domain/understanding/testing/everydayMessages'

/** One message with what was said of it: whether the first guess was right, whether one of three was, and how sure it was. */
export type Judged = { first: boolean; three: boolean; confidence: number }

/** The 200 everyday messages, each judged by the model in this build; a second sensible leaf counts as right. */
export const judgedEveryday = (): Judged[] =>
  everydayMessages.map(({ text, category, also = [] }) => {
    const right = new Set([category, ...also])
    const guesses = bestGuesses(text, 3).map((each) => each.category)
    const said = classify(text)
    return {
      first: right.has(said.category),
      three: guesses.some((code) => right.has(code)),
      confidence: said.confidence,
    }
  })

/** The share of those a question holds for; 0 of nobody. */
export const shareOf = <T>(all: readonly T[], holds: (each: T) => boolean): number =>
  all.length ? all.filter(holds).length / all.length : 0
