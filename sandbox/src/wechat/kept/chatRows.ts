import type { ChatMessage, Media, Undelivered } from '../types'
import { keptLines, type World } from '../world'

/** One row of the file of the chats: a line with the picture or voice it shows, or what did not reach somebody. */
export type Row =
  | { line: ChatMessage; media?: Omit<Media, 'bytes'> & { base64: string } }
  | { line?: undefined; undelivered: Undelivered }

type LineRow = Extract<Row, { line: ChatMessage }>

/** So many rows are made into text together. */
const together = 100

const isLine = (line: Partial<ChatMessage> | undefined): boolean =>
  typeof line?.id === 'number' &&
  [line.at, line.openid, line.accountKey, line.text].every((one) => typeof one === 'string')
const isRow = (row: { line?: ChatMessage; undelivered?: Undelivered } | null): boolean =>
  isLine(row?.line) || typeof row?.undelivered?.openid === 'string'

function readRow(text: string): Row[] {
  try {
    const row = JSON.parse(text) as Row
    return isRow(row) ? [row] : []
  } catch {
    return []
  }
}

/** The rows of a text, and how many of it can't be read; what a killed sandbox was writing last is no row yet. */
export function readRows(text: string): { rows: Row[]; lost: number } {
  const lines = text.split('\n').slice(0, -1)
  const rows = lines.flatMap(readRow)
  return { rows, lost: lines.length - rows.length }
}

/** Rows as the file holds them. */
export const textOf = (rows: readonly Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** A line with the picture or voice it shows, as long as the platform has it. */
export function rowOf(world: World, line: ChatMessage): Row {
  const found = line.media && world.media.get(line.media)
  if (!found) return { line }
  const { bytes, ...about } = found
  return { line, media: { ...about, base64: bytes.toString('base64') } }
}

/** All the phones show at this moment, as text in parts: each is made when it is asked for. */
export function partsOf(world: World): Iterable<string> {
  return makeParts(world, [...world.chat], textOf(world.undelivered.map((undelivered) => ({ undelivered }))))
}

function* makeParts(world: World, lines: readonly ChatMessage[], undelivered: string): Iterable<string> {
  for (let from = 0; from < lines.length; from += together)
    yield textOf(lines.slice(from, from + together).map((line) => rowOf(world, line)))
  yield undelivered
}

/** Puts rows back on the phones, the newest first of all: no more than a platform keeps. */
export function takeRows(world: World, rows: readonly Row[]): void {
  const lines = rows.filter((row): row is LineRow => row.line !== undefined)
  for (const row of lines.slice(-keptLines)) takeLine(world, row)
  const undelivered = rows.flatMap((row) => (row.line ? [] : [row.undelivered]))
  world.undelivered.push(...undelivered.slice(-keptLines))
}

function takeLine(world: World, { line, media }: LineRow): void {
  world.chat.push(line)
  if (!line.media || !media) return
  const { base64, ...about } = media
  world.media.set(line.media, { ...about, bytes: Buffer.from(base64, 'base64') })
}
