import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const testing = fileURLToPath(new URL('shared/backend/src/testing', import.meta.url))
/** The files of a project run one after the other in as many processes as there are, and read the modules once for all: reading them anew took longer than the tests. */
const node = (name: string, dir: string, extra = {}) => ({
  test: {
    name,
    root: dir,
    include: ['src/**/*.test.ts'],
    environment: 'node' as const,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    isolate: false,
    ...extra,
  },
})
/** Each process has a database and a queue prefix of its own on the stores of the run, empty when a file begins. */
const onStores = { globalSetup: [`${testing}/storesOfRun.ts`], setupFiles: [`${testing}/leaveNothing.ts`] }

export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      node('domain', 'shared/domain'),
      node('backend', 'shared/backend', onStores),
      node('bot-server', 'bot-server', onStores),
      node('worker', 'worker', onStores),
      node('sandbox', 'sandbox', onStores),
      'miniapp/vitest.config.mts',
    ],
  },
})
