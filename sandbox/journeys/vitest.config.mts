import { defineConfig } from 'vitest/config'

/** Whole journeys: one town at a time, because each is a whole machine's worth of processes. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: ['*.journey.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
