import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A disk of its own that can be filled to the last byte; `end` takes it away. */
export type SmallDisk = { folder: string; fill: () => void; free: () => void; end: () => void }

const megabytes = 1200
const block = Buffer.alloc(1024 * 1024)

/** A small disk in memory at this folder; undefined where we may not mount one. */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const balloon = join(folder, 'balloon')
  return {
    folder,
    fill: () => fillWith(balloon),
    free: () => rmSync(balloon, { force: true }),
    end: () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }),
  }
}

/** Writes until nothing fits any more, the last bytes one by one page. */
function fillWith(file: string): void {
  const out = openSync(file, 'a')
  try {
    for (const size of [block.length, 4096]) writeUntilFull(out, size)
  } finally {
    closeSync(out)
  }
}

function writeUntilFull(out: number, size: number): void {
  try {
    for (;;) writeSync(out, block, 0, size)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
