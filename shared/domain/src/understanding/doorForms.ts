import { numeral } from './fold'

/** As much of an address as stands below the estate. */
export type Parts = { building?: string; entrance?: string; room?: string }
/** An address, or a piece of one, in a folded text. */
export type FoundParts = Parts & { at: number; end: number }

const digits = '[1-9]\\d{0,2}'
const han = '[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]'
const number = `(?:${digits}|${han})`
// Neither inside a longer number nor the day of a date, nor a count: 这一栋, 整一栋.
const start = '(?<![\\d.月a-z一二三四五六七八九十百这那每整几两-])'
const building = `(?<building>${number})`
const letter = '(?<letter>[a-z])'
const stairs = '(?:单元|门洞|门(?!口))'
const entrance = `的?(?<entrance>${number})${stairs}`
const spelled = '[一二三四五六七八九]{1,2}[零〇][一二三四五六七八九]'
// A number of three or four digits is a door, unless it counts something.
const door = `(?:的?(?<room>[1-9]\\d{2,3}(?!\\d|[米元个天块年斤度点次人多])|${spelled})(?:室|户|号房?)?)?`
const rest = `(?:${entrance})?${door}`
const dash = '[-–—]'

/** 3栋楼都, 一栋楼: so many buildings, not the third. */
const counted = '(?!楼?(?:都|全|共|之间|中间))'
const anywhere = [
  // 3-2-501
  `(?<![\\d.-])(?<building>${digits})${dash}(?<entrance>[1-9]\\d?)${dash}(?<room>[1-9]\\d{2,3})(?![\\d-])`,
  // 3-2单元501
  `(?<![\\d.-])(?<building>${digits})${dash}(?<entrance>[1-9]\\d?)单元${door}`,
  // 3号楼2单元501室, 3#楼, 3#2单元; 「号」 alone only before an entrance
  `${start}${building}(?:号楼|#楼?|号院?(?=的?${number}(?:单元|门洞)))${rest}`,
  // 3栋二单元, 12幢; 「一栋楼」 only before an entrance
  `${start}${building}[栋幢]${counted}(?:楼?(?=的?${number}${stairs})|(?<=\\d[栋幢])楼?|(?!楼))${rest}`,
  // a座1203, b栋
  `(?<![a-z\\d])${letter}(?:号楼|座|[栋幢]楼?)${rest}`,
  // 3楼2单元: a building, because a floor has no entrances
  `${start}${building}楼${entrance}${door}`,
  // 2单元501
  `${start}(?<entrance>${number})单元${door}`,
].map((form) => new RegExp(form, 'gu'))

/** 3-501, 3楼, 3号, 3-2, 3座: only right after an estate's name. */
const afterEstate = [
  `(?<building>${digits})${dash}(?<room>[1-9]\\d{2,3})(?![\\d-])`,
  `(?<building>${digits})${dash}(?<entrance>[1-9]\\d?)(?![\\d-])`,
  `${building}楼(?!上|层)${door}`,
  `${building}座${rest}`,
  `${building}号(?![线门路院])${door}`,
].map((form) => new RegExp(`^[的里内]?(?:${form})`, 'u'))

const spelledDigits = '零一二三四五六七八九'
const roomOf = (room: string) =>
  /^\d/.test(room) ? room : [...room].map((each) => spelledDigits.indexOf(each.replace('〇', '零'))).join('')

function partsOf(match: RegExpExecArray, offset: number): FoundParts {
  const { building: tower, letter: named, entrance: way, room } = match.groups ?? {}
  const at = match.index + offset
  // 3号楼120户: a hundred and twenty households, not a door.
  const households = room && !way && match[0].endsWith('户')
  return {
    at,
    end: at + match[0].length,
    ...(tower && { building: numeral(tower) ?? tower }),
    ...(named && { building: named.toUpperCase() }),
    ...(way && { entrance: numeral(way) ?? way }),
    ...(room && !households && { room: roomOf(room) }),
  }
}

/** What stands right behind an estate's name, which ends at `from`. */
export function partsBehind(folded: string, from: number): FoundParts | undefined {
  const tail = folded.slice(from, from + 24)
  const match = afterEstate.map((form) => form.exec(tail)).find(Boolean)
  return match ? partsOf(match, from) : undefined
}

/** Every address in a folded text, in its order; where forms overlap the earlier and longer one. */
export function partsIn(folded: string): FoundParts[] {
  const all = anywhere.flatMap((form) => [...folded.matchAll(form)].map((match) => partsOf(match, 0)))
  all.sort((a, b) => a.at - b.at || b.end - a.end)
  const kept: FoundParts[] = []
  for (const each of all) if (each.at >= (kept.at(-1)?.end ?? 0)) kept.push(each)
  return kept
}
