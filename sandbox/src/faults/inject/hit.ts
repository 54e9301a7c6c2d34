import { setTimeout as pause } from 'node:timers/promises'
import type { Supervised } from '../../processes/supervise'
import type { Cluster } from '../cluster/startCluster'
import type { Fault } from '../schedule'

/** What came of a fault: whom it hit, or why this machine can't do it. */
export type Hit = { who: string } | { skipped: string }
/** How one kind of fault is done; resolves when it is over. */
export type Inject = (cluster: Cluster, fault: Fault) => Promise<Hit> | Hit

/** One of several, by a number from 0 to 1. */
export const pick = <T>(all: readonly T[], which: number): T => all[Math.floor(which * all.length)] as T

/** Sends a process a signal; a process that is down is none the worse. */
export const signal = ({ name, pid }: Supervised, what: NodeJS.Signals): Hit => {
  const number = pid()
  if (number) process.kill(number, what)
  return { who: number ? name : `${name}, which was down already` }
}

/** Stands a process still for a while. */
export async function frozen(one: Supervised, forMs: number): Promise<Hit> {
  const number = one.pid()
  const hit = signal(one, 'SIGSTOP')
  await pause(forMs)
  if (number && number === one.pid()) process.kill(number, 'SIGCONT')
  return hit
}
