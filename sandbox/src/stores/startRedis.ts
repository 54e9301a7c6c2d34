import { join } from 'node:path'
import type { Supervised } from '../processes/supervise'
import { findBinary } from './findBinary'
import { freePort } from './freePort'
import { launchStore } from './launchStore'
import type { StoreOptions } from './storeOptions'

/** A real Redis (or Valkey) on a free port; its data stays in `<folder>/redis-<major>`, because they don't read each other's files. */
export const startRedis = async (options: StoreOptions): Promise<{ url: string; store: Supervised }> => {
  const binary = await findBinary('redis', options.binFolder, options.onFetch)
  const port = await freePort()
  const folder = join(options.folder, `redis-${binary.version.major}`)
  const flags = ['--bind', '127.0.0.1', '--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction']
  const store = await launchStore({
    name: 'redis',
    binary: binary.path,
    args: ['--port', String(port), '--dir', folder, ...flags],
    port,
    folder,
    log: join(options.folder, 'logs', 'redis.log'),
    ...(options.onChange ? { onChange: options.onChange } : {}),
  })
  return { url: `redis://127.0.0.1:${port}`, store }
}
