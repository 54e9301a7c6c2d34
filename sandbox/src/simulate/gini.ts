/** How unequally a load is spread, by Gini: 0 when everybody carries the same, near 1 when one carries all; 0 for nobody or no load. */
export function gini(loads: readonly number[]): number {
  const sorted = [...loads].sort((a, b) => a - b)
  const total = sorted.reduce((sum, each) => sum + each, 0)
  if (total === 0) return 0
  const ranked = sorted.reduce((sum, each, i) => sum + (i + 1) * each, 0)
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length
}
