import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from '../cluster/startCluster'
import type { FaultKind } from '../kinds'
import type { Fault } from '../schedule'
import { frozen, type Hit, type Inject, pick, signal } from './hit'
import { control, platformFaults } from './platformFaults'
import { storeFaults } from './storeFaults'

const clockAhead =
  (kind: 'bots' | 'workers'): Inject =>
  async ({ clocks, ...cluster }, { forMs }) => {
    const clock = clocks?.[kind]
    if (!clock) return { skipped: 'faketime is not on the PATH' }
    clock.set(300)
    await pause(forMs)
    clock.set(0)
    return { who: cluster[kind].at(-1)?.name ?? '' }
  }

const injections: Record<FaultKind, Inject> = {
  'bot-server killed': ({ bots }, { which }) => signal(pick(bots, which), 'SIGKILL'),
  'worker killed': ({ workers }, { which }) => signal(pick(workers, which), 'SIGKILL'),
  'worker frozen': ({ workers }, { which, forMs }) => frozen(pick(workers, which), forMs),
  'clock of a worker 5 min ahead': clockAhead('workers'),
  'clock of a bot-server 5 min ahead': clockAhead('bots'),
  ...storeFaults,
  ...platformFaults,
}

/** Does one fault to the cluster; resolves when it is over. */
export const inject = async (cluster: Cluster, fault: Fault): Promise<Hit> => injections[fault.kind](cluster, fault)

/** Takes back whatever still lasts: nothing is frozen, full, ahead or failing any more. */
export async function heal(cluster: Cluster): Promise<void> {
  for (const one of [...cluster.workers, cluster.redis]) signal(one, 'SIGCONT')
  for (const clock of Object.values(cluster.clocks ?? {})) clock.set(0)
  cluster.disk?.free()
  await control(cluster, 'reset', {})
}
