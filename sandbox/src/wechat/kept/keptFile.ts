import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** What a file holds, as `parse` reads it; undefined when there is none. One that can't be read, for whatever reason, is put aside as `.broken`, and `unreadable` hears of it. */
export function readKept<T>(
  file: string,
  parse: (text: string) => T,
  unreadable: (file: string) => void,
): T | undefined {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return undefined
    renameSync(file, `${file}.broken`)
    unreadable(file)
    return undefined
  }
}

/** Keeps a file that can be read in part only, as it is, as `.broken`. */
export const copyBroken = (file: string): void => copyFileSync(file, `${file}.broken`)

/** Writes a file whole or not at all. */
export function writeKept(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, text, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

/** The same for what is too much to hold at once or to wait for: one part is asked for after another. */
export async function writeKeptParts(file: string, parts: Iterable<string>): Promise<void> {
  await writeFile(`${file}.part`, parts, { mode: 0o600 })
  await rename(`${file}.part`, file)
}
