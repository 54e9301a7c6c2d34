import type { Supervised } from '../processes/supervise'
import { launchStore } from './launchStore'
import type { StoreOptions } from './storeOptions'

const flags = ['--bind', '127.0.0.1', '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction']

/** A real Redis (or Valkey) on a free port; its data stays in `<folder>/redis-<major>`. */
export const startRedis = async (options: StoreOptions): Promise<{ url: string; store: Supervised }> => {
  const args = (port: number, folder: string) => ['--port', String(port), '--dir', folder, ...flags]
  const { port, store } = await launchStore({ kind: 'redis', kept: 'redis', args }, options)
  return { url: `redis://127.0.0.1:${port}`, store }
}
