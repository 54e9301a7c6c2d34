import { appendFileSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChatMessage, Media, Undelivered } from '../types'
import type { World } from '../world'
import { readKept, writeKept } from './keptFile'

/** How long what was said waits to be written together, in ms: so much a killed sandbox may lose. */
const gatherMs = 300

type Row =
  | { line: ChatMessage; media?: Omit<Media, 'bytes'> & { base64: string } }
  | { line?: undefined; undelivered: Undelivered }

const isLine = (line: Partial<ChatMessage> | undefined): boolean =>
  typeof line?.id === 'number' &&
  [line.at, line.openid, line.accountKey, line.text].every((one) => typeof one === 'string')
const isRow = (row: { line?: ChatMessage; undelivered?: Undelivered } | null): boolean =>
  isLine(row?.line) || typeof row?.undelivered?.openid === 'string'

/** What a killed sandbox was writing last is no row yet: only whole ones count. Throws where one of them is none. */
function rowsOf(text: string): Row[] {
  const rows = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row)
  if (!rows.every(isRow)) throw new Error('no chat')
  return rows
}

const textOf = (rows: readonly Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** A line with the picture or voice it shows, as long as the platform has it. */
function rowOf(world: World, line: ChatMessage): Row {
  const found = line.media && world.media.get(line.media)
  if (!found) return { line }
  const { bytes, ...about } = found
  return { line, media: { ...about, base64: bytes.toString('base64') } }
}

function take(world: World, row: Row): void {
  if (!row.line) {
    world.undelivered.push(row.undelivered)
    return
  }
  world.chat.push(row.line)
  if (!row.line.media || !row.media) return
  const { base64, ...about } = row.media
  world.media.set(row.line.media, { ...about, bytes: Buffer.from(base64, 'base64') })
}

/** What was said on all phones, one row after another in a file that only grows; begun anew with what is shown at each start. */
export function keepChats(world: World, folder: string, unreadable: (file: string) => void) {
  const file = join(folder, 'chats.jsonl')
  for (const row of readKept(file, rowsOf, unreadable) ?? []) take(world, row)
  const shown: Row[] = world.chat.map((line) => rowOf(world, line))
  writeKept(file, textOf([...shown, ...world.undelivered.map((undelivered) => ({ undelivered }))]))
  let waiting: Row[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const write = () => {
    timer = undefined
    const text = textOf(waiting.splice(0))
    writing = writing.then(() => appendFile(file, text)).catch((error: unknown) => console.error(error))
  }
  const add = (row: Row) => {
    waiting.push(row)
    timer ??= setTimeout(write, gatherMs)
  }
  world.listeners.add((line) => add(rowOf(world, line)))
  world.refusalListeners.add((undelivered) => add({ undelivered }))
  /** Writes what still waits. */
  const close = async () => {
    clearTimeout(timer)
    await writing
    if (waiting.length > 0) appendFileSync(file, textOf(waiting))
    waiting = []
  }
  return { close }
}
