let earliest = Number.NEGATIVE_INFINITY
let latest = Number.POSITIVE_INFINITY
let offset = 0

/** The server's time as far as its answers tell (±1 s), in ms; the phone's own time before the first answer. */
export const serverNow = (): number => Date.now() + offset

/**
 * Learns from one answer: its `Date` header has whole seconds, so each answer says between which two offsets the truth lies.
 * The overlap of many answers is closer than a second; when there is none, the phone's clock was changed and we start again.
 */
export function learnTime(header: string | undefined, sentAt: number, cameAt: number): void {
  const second = header ? Date.parse(header) : Number.NaN
  if (Number.isNaN(second)) return
  const low = second - cameAt
  const high = second + 1000 - sentAt
  const overlap = Math.max(low, earliest) <= Math.min(high, latest)
  earliest = overlap ? Math.max(low, earliest) : low
  latest = overlap ? Math.min(high, latest) : high
  offset = (earliest + latest) / 2
}
