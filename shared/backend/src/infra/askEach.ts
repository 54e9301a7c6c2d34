import { Batcher } from './Batcher'

/** So many share one question unless said otherwise. */
const mostAsked = 64

/** Asks for many at once: those who ask while a question is under way share the next one. `answer` gives one answer for each of `asked`, in their order; an error is everybody's. */
export function askEach<T, R>(
  answer: (asked: readonly T[]) => Promise<readonly R[]>,
  most = mostAsked,
): (one: T) => Promise<R> {
  const batches = new Batcher<T, R>(async (asked) => (await answer(asked)).map((value) => ({ value })), {
    most,
    lanes: 1,
  })
  return (one) => batches.add(one)
}
