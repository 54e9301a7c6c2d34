import { afterAll, vi } from 'vitest'
import { forgetEnv } from '../infra/env'
import { logger } from '../infra/logger'

const before = { ...process.env }
const { level } = logger

// Runs before each test file: many share a process and its modules, and none may see what another has set.
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  forgetEnv()
  logger.level = level
})
