import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/**
 * The command line of a process; undefined when it is gone, a zombie included. Numbers of processes are used again (after a reboot, in a
 * new container), so a number from a file says something only together with what runs under it.
 */
export const commandOf = (pid: number): string | undefined => {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  try {
    const line = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
    return line.trim() || undefined
  } catch {
    return undefined
  }
}

/** The number of the process that a file names, when it runs and its command line looks like `what`; else undefined. */
export const liveProcessIn = (file: string, what: RegExp): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return what.test(commandOf(pid) ?? '') ? pid : undefined
  } catch {
    return undefined
  }
}
