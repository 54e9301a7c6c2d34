import { defineConfig } from 'vitest/config'

/** Whole journeys: one town at a time, because each is a whole machine's worth of processes. `TALKS=300` plays the trial of conversations instead. */
export default defineConfig({
  test: {
    name: 'journeys',
    root: import.meta.dirname,
    include: process.env.TALKS ? ['*.trial.ts'] : ['*.journey.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
