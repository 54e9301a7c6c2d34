import { defineConfig } from 'vitest/config'

const node = (name: string, dir: string, include = 'src/**/*.test.ts') => ({
  test: { name, root: dir, include: [include], environment: 'node' as const, testTimeout: 30_000, hookTimeout: 60_000 },
})

export default defineConfig({
  test: {
    projects: [
      node('domain', 'shared/domain'),
      node('backend', 'shared/backend'),
      node('bot-server', 'bot-server'),
      node('worker', 'worker'),
      node('sandbox', 'sandbox'),
      'miniapp/vitest.config.mts',
    ],
  },
})
