import { execFileSync } from 'node:child_process'
import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The clock of one process: the environment it is started with, and how its clock is set, in seconds ahead of the machine's. */
export type MovableClock = { env: Record<string, string>; set: (seconds: number) => void }

/** A clock, named after whose it is, that `faketime` moves while the process runs; undefined where it is not on the PATH. */
export function movableClock(folder: string, whose: string): MovableClock | undefined {
  let preload: string
  try {
    preload = execFileSync('faketime', ['-f', '+0', 'printenv', 'LD_PRELOAD'], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return undefined
  }
  const file = join(folder, `clock-of-${whose}`)
  const set = (seconds: number) => {
    writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}s\n`)
    utimesSync(file, new Date(), new Date())
  }
  set(0)
  const only = { DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_RESET: '1' }
  const env = { LD_PRELOAD: preload, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_CACHE_DURATION: '1', ...only }
  return { env, set }
}
