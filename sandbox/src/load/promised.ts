import { besideNeighbour, filedAnswer } from '../words/conversations'

/** What somebody was promised: the short numbers of their cases, and whether one went without, because the answer spoke of a neighbour's. */
export type Promised = { numbers: ReadonlySet<string>; beside: boolean }

/** Nothing has been promised. */
export const noPromise: Promised = { numbers: new Set(), beside: false }

/** What was promised before, and what this text of the account promises; the same object when it promises nothing new. */
export function promisedIn(text: string, before: Promised = noPromise): Promised {
  const numbers = [...text.matchAll(filedAnswer)].map(([, number]) => number ?? '')
  const beside = before.beside || besideNeighbour.test(text)
  if (numbers.length === 0 && beside === before.beside) return before
  return { numbers: new Set([...before.numbers, ...numbers]), beside }
}

/** Whether exactly these numbers are stored; a case beside a neighbour's is one more that was named to nobody. */
export const isKept = (stored: readonly string[], { numbers, beside }: Promised): boolean =>
  [...numbers].every((number) => stored.includes(number)) && stored.length === numbers.size + (beside ? 1 : 0)
