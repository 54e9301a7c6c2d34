import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a file holds, as `parse` reads it; undefined when there is none. One that can't be read is put aside as `.broken`, and `unreadable` hears of it. */
export function readKept<T>(
  file: string,
  parse: (text: string) => T,
  unreadable: (file: string) => void,
): T | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    return parse(text)
  } catch {
    renameSync(file, `${file}.broken`)
    unreadable(file)
    return undefined
  }
}

/** Writes a file whole or not at all. */
export function writeKept(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, text, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}
