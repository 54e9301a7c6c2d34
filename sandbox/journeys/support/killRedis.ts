import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { StartedTown } from './startTown'

/** `kill -9` of Redis with everything it had: it comes back empty. */
export const killRedisWithItsData = (town: StartedTown): void => {
  for (const folder of readdirSync(town.folder).filter((name) => name.startsWith('redis-')))
    rmSync(join(town.folder, folder), { recursive: true, force: true })
  town.kill('redis')
}
