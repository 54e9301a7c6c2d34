/** Does `act` for every item, at most so many at a time; the answers keep the items' order. The first failure is everybody's. */
export const inLanes = async <T, R>(items: readonly T[], lanes: number, act: (item: T) => Promise<R>): Promise<R[]> => {
  const answers: R[] = new Array(items.length)
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++
      answers[at] = await act(items[at] as T)
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane))
  return answers
}
