/** Does `act` for every item, so many at a time; the answer keeps the items' order. */
export async function inLanes<T, R>(items: readonly T[], lanes: number, act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  const lane = async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await act(items[i] as T)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}
