import type { RoadSpot } from '../places/onRoad'
import type { Side } from '../places/roadLine'
import { numeral } from './fold'

const sides: Readonly<Record<string, Side>> = { 东: 'east', 南: 'south', 西: 'west', 北: 'north' }
const han = '[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]'
const side = '[东南西北]'

/** What stands right behind a road's name; the first that fits. */
const forms = [
  // 12号, 12-3号, 12号院, not 12号楼
  `(?:门牌)?(?<number>[1-9]\\d{0,3}|${han})(?:[-之]\\d{1,3})?号(?:大?院|门口|门面|商铺)?(?!楼|线)`,
  // 北头, 最南端, 东口
  `(?:的|最)*(?<end>${side})(?:边?尽?头|端|口)`,
  // 东段, 南半段, 中段
  `的?(?<stretch>${side}|中)(?:半?段|部)`,
  // 上, 路边, 两侧, 北侧, 路口
  `的?(?:路|街|马路|道路)?(?:上|边|旁边?|口|沿线|中间|两[侧边旁]|${side}[侧边面])`,
].map((form) => new RegExp(`^${form}`, 'u'))

/** A road's name that goes on is the name of something else: 文昌街小学. */
export const othersName =
  /^(?:小区|社区|街道|道(?!路)|家园|花园|新村|家属院|小学|中学|学校|幼儿园|市场|医院|派出所|公园|广场|车站|站(?!着)|支行|店)/u

/** Where on a road the words behind its name, which ends at `from`, say it is, and where they end. */
export function spotBehind(folded: string, from: number): { spot: RoadSpot; end: number } {
  const tail = folded.slice(from, from + 16)
  const match = forms.map((form) => form.exec(tail)).find(Boolean)
  const { number, end, stretch } = match?.groups ?? {}
  const spot: RoadSpot = {
    ...(number && { number: Number(numeral(number)) }),
    ...(end && { end: sides[end] as Side }),
    ...(stretch && { stretch: sides[stretch] ?? 'middle' }),
  }
  return { spot, end: from + (match?.[0].length ?? 0) }
}

const joint = /^(?:与|和|跟|同|及|、|[-—])?$/u
const corner = new RegExp(
  `^的?(?:(?:交叉|交汇|交界|相交|十字|丁字|拐角|转角|拐弯)(?:路口|街口|口|处)?|交口|路口|街口|岔口|口|${side}{1,2}角)`,
  'u',
)

/** Where a crossing ends: two roads' names with at most a word between, and behind them that they cross; undefined for anything else. */
export function crossingEnd(folded: string, between: { from: number; to: number }, end: number): number | undefined {
  if (!joint.test(folded.slice(between.from, between.to))) return undefined
  const match = corner.exec(folded.slice(end, end + 12))
  return match ? end + match[0].length : undefined
}
