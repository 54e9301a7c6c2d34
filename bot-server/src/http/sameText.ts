import { timingSafeEqual } from 'node:crypto'

/** Whether two signs are equal, in a time that tells nothing about where they differ. */
export function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}
