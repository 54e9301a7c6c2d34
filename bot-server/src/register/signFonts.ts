import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { charactersOfTtf } from './charactersOfTtf'
import { ttfOfWoff } from './ttfOfWoff'

/** Noto Sans SC (SIL Open Font License 1.1) comes in parts: the 7,900 characters of everyday Chinese with Latin letters and digits, and some hundred parts with rarer ones. */
const everyday = 'chinese-simplified'
export type Weight = 400 | 700
/** Characters that are drawn from the same part. */
export type Run = { text: string; subset: string }

const { resolve } = createRequire(import.meta.url)
const fonts = new Map<string, Buffer>()
const known = new Map<string, Set<number>>()

/** One part of the font, read once. */
export function fontOf(subset: string, weight: Weight): Buffer {
  const file = `@fontsource/noto-sans-sc/files/noto-sans-sc-${subset}-${weight}-normal.woff`
  const font = fonts.get(file) ?? ttfOfWoff(readFileSync(resolve(file)))
  fonts.set(file, font)
  return font
}

/** A text cut where the part of the font changes; what stands in no part stays with the everyday one. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const subset = subsetOf(character) ?? everyday
    const last = runs.at(-1)
    if (last?.subset === subset) last.text += character
    else runs.push({ text: character, subset })
  }
  return runs
}

/** The characters of a text that stand in no part of the font, each once. */
export const unprintable = (text: string): string[] => [
  ...new Set([...text].filter((character) => subsetOf(character) === undefined)),
]

/** The everyday part where it has the character, else the first that says so in the package's list and has it. */
function subsetOf(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  if (draws(everyday, code)) return everyday
  return listed().find(
    ({ subset, ranges }) => ranges.some(([from, to]) => from <= code && code <= to) && draws(subset, code),
  )?.subset
}

function draws(subset: string, code: number): boolean {
  const characters = known.get(subset) ?? charactersOfTtf(fontOf(subset, 400))
  known.set(subset, characters)
  return characters.has(code)
}

type Listed = { subset: string; ranges: [number, number][] }
let list: Listed[] | undefined

/** The numbered parts with the ranges of their characters: `{"[77]": "U+5744,U+5759-575b"}`. */
function listed(): Listed[] {
  const read = () => JSON.parse(readFileSync(resolve('@fontsource/noto-sans-sc/unicode.json'), 'utf8')) as object
  list ??= Object.entries(read()).flatMap(([name, ranges]) => {
    const subset = /^\[(\d+)\]$/.exec(name)?.[1]
    return subset ? [{ subset, ranges: String(ranges).split(',').map(rangeOf) }] : []
  })
  return list
}

function rangeOf(text: string): [number, number] {
  const [from = 0, to = from] = text
    .trim()
    .slice(2)
    .split('-')
    .map((hex) => Number.parseInt(hex, 16))
  return [from, to]
}
