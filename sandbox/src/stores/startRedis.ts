import { join } from 'node:path'
import type { Supervised } from '../processes/supervise'
import { launchStore } from './launchStore'
import type { StoreOptions } from './storeOptions'

const flags = ['--bind', '127.0.0.1', '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction']

/** A real Redis (or Valkey) on a free port; its data stays in `<folder>/redis-<major>`. */
export const startRedis = async (options: StoreOptions): Promise<{ url: string; store: Supervised }> => {
  // mongod writes its number beside its data by itself; whoever starts on the same data looks for both
  const args = (port: number, folder: string) => {
    const own = ['--port', String(port), '--dir', folder, '--pidfile', join(folder, 'redis.pid')]
    return [...own, ...flags]
  }
  const { port, store } = await launchStore({ kind: 'redis', kept: 'redis', args }, options)
  return { url: `redis://127.0.0.1:${port}`, store }
}
