/** Does `act` for every item, at most so many at a time; the answers keep the items' order. The first failure is everybody's. */
export const inLanes = async <T, R>(items: readonly T[], lanes: number, act: (item: T) => Promise<R>): Promise<R[]> => {
  const rest = [...items.entries()]
  const answers: R[] = []
  const lane = async (): Promise<void> => {
    for (let next = rest.shift(); next; next = rest.shift()) answers[next[0]] = await act(next[1])
  }
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane))
  return answers
}
