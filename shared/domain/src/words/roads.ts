import type { RoadSpot } from '../places/onRoad'
import type { Side } from '../places/roadLine'

const sides: Readonly<Record<Side, string>> = { east: '东', south: '南', west: '西', north: '北' }

/** A place on a road as the register writes it: 「文昌街12号」, 「文昌街与白桦路路口」, 「白桦路北头」, 「文昌街（泉山家园附近）」. */
export function roadText(
  name: string,
  { crossing, near, number, end, stretch }: RoadSpot & { crossing?: string; near?: string },
): string {
  if (crossing) return `${name}与${crossing}路口`
  if (number !== undefined) return `${name}${number}号`
  if (end) return `${name}${sides[end]}头`
  if (stretch) return `${name}${stretch === 'middle' ? '中' : sides[stretch]}段`
  return near ? `${name}（${near}附近）` : name
}
