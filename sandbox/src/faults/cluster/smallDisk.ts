import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** A disk of its own that can be filled to the last byte; `end` takes it away. */
export type SmallDisk = { folder: string; fill: () => Promise<void>; free: () => void; end: () => void }

const megabytes = 700
const block = 1024 * 1024

/** A small disk in memory at this folder; undefined where we may not mount one. */
export function mountSmallDisk(folder: string): SmallDisk | undefined {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const balloon = join(folder, 'balloon')
  // also when the process is ended in a hurry: a disk in memory stays after whoever mounted it
  const end = () => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' })
  process.once('exit', end)
  return { folder, fill: () => fillWith(folder, balloon), free: () => rmSync(balloon, { force: true }), end }
}

/** Fills it in a process of its own: whoever asks has other things to do meanwhile. Ends when nothing fits any more. */
async function fillWith(folder: string, balloon: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const out = openSync(balloon, 'w')
  const writing = spawn('head', ['-c', String(bavail * bsize + block), '/dev/zero'], {
    stdio: ['ignore', out, 'ignore'],
  })
  await new Promise((resolve) => writing.once('close', resolve).once('error', resolve))
  closeSync(out)
}
