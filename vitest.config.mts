import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const node = (name: string, dir: string, include = 'src/**/*.test.ts') => ({
  test: { name, root: dir, include: [include], environment: 'node' as const, testTimeout: 30_000, hookTimeout: 60_000 },
})

export default defineConfig({
  test: {
    // Each file has a database and a queue prefix of its own, so files run side by side even on the two cores of CI.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // the rules are pure: their files need not be read anew for each test file
      { test: { ...node('domain', 'shared/domain').test, isolate: false } },
      node('backend', 'shared/backend'),
      node('bot-server', 'bot-server'),
      node('worker', 'worker'),
      node('sandbox', 'sandbox'),
      'miniapp/vitest.config.mts',
    ],
  },
})
