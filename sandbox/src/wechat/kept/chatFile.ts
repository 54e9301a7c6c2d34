import { mkdirSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { World } from '../world'
import { partsOf, type Row, readRows, rowOf, takeRows, textOf } from './chatRows'
import { copyBroken, readKept, writeKeptParts } from './keptFile'

/** How long what was said waits to be written together, in ms: so much a killed sandbox may lose. */
const gatherMs = 300
/** The file may hold so many times what the phones show, before it is written anew. */
const mostTimes = 2

/** Puts back what was said; of a file with rows that can't be read the others. */
function restore(world: World, file: string, unreadable: (file: string) => void): void {
  const read = readKept(file, readRows, unreadable)
  if (!read) return
  if (read.lost > 0) {
    copyBroken(file)
    unreadable(file)
  }
  takeRows(world, read.rows)
}

/**
 * Writes rows behind one another; the whole file anew from what the phones show at the beginning, when it has grown to twice that, and after a writing that
 * broke off: half a row is never followed by another one. Rejects when the disk does not take it.
 */
function chatWriter(world: World, file: string) {
  let inFile = 0
  let torn = true
  return async (rows: readonly Row[]): Promise<void> => {
    const shown = world.chat.length + world.undelivered.length
    const anew = torn || inFile + rows.length > mostTimes * shown
    torn = true
    if (anew) await writeKeptParts(file, partsOf(world))
    else await appendFile(file, textOf(rows))
    torn = false
    inFile = anew ? shown : inFile + rows.length
  }
}

/** Keeps what was said on all phones, one row after another in a file. */
export function keepChats(world: World, folder: string, unreadable: (file: string) => void) {
  const file = join(folder, 'chats.jsonl')
  mkdirSync(folder, { recursive: true })
  restore(world, file, unreadable)
  const put = chatWriter(world, file)
  const waiting: Row[] = []
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const write = () => {
    timer = undefined
    writing = writing.then(() => put(waiting.splice(0))).catch((error: unknown) => console.error(error))
  }
  const add = (row: Row) => {
    waiting.push(row)
    timer ??= setTimeout(write, gatherMs)
  }
  write()
  world.listeners.add((line) => add(rowOf(world, line)))
  world.refusalListeners.add((undelivered) => add({ undelivered }))
  /** Writes what still waits. */
  const close = async () => {
    clearTimeout(timer)
    write()
    await writing
  }
  return { close }
}
