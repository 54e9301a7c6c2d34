import { readFileSync } from 'node:fs'

/** CPU milliseconds (user + system) that these processes have used so far; Linux only, 0 for one that has gone. */
export function cpuTime(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return Number(fields[11]) + Number(fields[12])
    } catch {
      return 0
    }
  })
  return ticks.reduce((sum, n) => sum + n, 0) * 10
}
