/** Does something for each of a list, at most `atOnce` at the same time; one failure stops none of the others. Resolves to how many failed. */
export async function inParallel<T>(
  list: readonly T[],
  atOnce: number,
  act: (each: T) => Promise<unknown>,
): Promise<number> {
  const rest = [...list]
  let failed = 0
  const lane = async () => {
    for (let each = rest.shift(); each !== undefined; each = rest.shift()) {
      await act(each).catch(() => {
        failed += 1
      })
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, rest.length) }, lane))
  return failed
}
