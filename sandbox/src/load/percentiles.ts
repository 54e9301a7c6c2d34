/** The p-th percentile (0–100) of the values, 0 of none. */
export function percentile(values: readonly number[], p: number): number {
  if (!values.length) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? 0
}

/** `p50 / p95 / p99 ms` of the values, rounded. */
export const spread = (values: readonly number[]) =>
  [50, 95, 99].map((p) => Math.round(percentile(values, p))).join(' / ')
