import { watch } from 'node:fs'
import { join } from 'node:path'
import { rebuildFailed, rebuilt } from '../words/running'
import { buildChanged } from './buildChanged'
import { products } from './products'
import { say } from './progress'
import type { Supervised } from './supervise'

const folders = ['shared/domain/src', 'shared/backend/src', 'bot-server/src', 'worker/src', 'miniapp/src']

/** Rebuilds what changed and restarts its processes; a build that fails is said and leaves the old one running. */
const rebuild = async (root: string, running: readonly Supervised[]): Promise<void> => {
  for (const name of ['bot-server', 'worker', 'h5'] as const) {
    try {
      if ((await buildChanged(root, products[name])) === 'unchanged') continue
      await Promise.all(running.filter((one) => one.name.startsWith(`${name}-`)).map((one) => one.restart()))
      say(`  ✓ ${rebuilt(name)}`)
    } catch (error) {
      say(`  ✗ ${rebuildFailed(name)}\n${error instanceof Error ? error.message.slice(0, 2000) : error}`)
    }
  }
}

/** Watches the sources while the town runs; returns the function that ends it. */
export const watchSources = (root: string, running: readonly Supervised[]): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  let work = Promise.resolve()
  const changed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      work = work.then(() => rebuild(root, running))
    }, 300)
  }
  const watchers = folders.map((folder) => watch(join(root, folder), { recursive: true }, changed))
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
