/** How often each of them is there. */
export const countEach = <T>(all: readonly T[]): Map<T, number> => {
  const counted = new Map<T, number>()
  for (const each of all) counted.set(each, (counted.get(each) ?? 0) + 1)
  return counted
}
