import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startStores } from '../stores/startStores'
import * as words from '../words/running'
import { buildProducts } from './buildProducts'
import { findChromium } from './findChromium'
import { type JourneyFile, planJourneys } from './planJourneys'
import { say, withProgress } from './progress'
import { runVitest } from './runVitest'
import { lastLine, sumCounts, type TestCounts } from './testCounts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const journeys = join(root, 'sandbox/journeys')
const none: TestCounts = { passed: 0, failed: 0, skipped: 0 }

const journeyFiles = (): JourneyFile[] =>
  readdirSync(journeys)
    .filter((name) => name.endsWith('.journey.ts'))
    .map((name) => ({ name, source: readFileSync(join(journeys, name), 'utf8') }))

/** Tests beside the code, on one pair of real stores in a folder that is removed afterwards. */
const runBesideCode = async (args: readonly string[]): Promise<TestCounts> => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-test-'))
  const stores = await withProgress(words.openingStores, () =>
    startStores({ folder, binFolder: join(root, '.data/bin'), onFetch: (kind) => say(`  … ${words.fetching(kind)}`) }),
  )
  const stop = async (): Promise<void> => {
    await stores.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop().finally(() => process.exit(130)))
  try {
    return await runVitest(root, args, { MONGO_URL: stores.mongoUrl, REDIS_URL: stores.redisUrl })
  } finally {
    await stop()
  }
}

/** Whole journeys: each file raises a town of its own. Without a Chromium those that need one are skipped, and on CI that is a failure. */
const runJourneys = async (args: readonly string[]): Promise<TestCounts> => {
  const chromium = findChromium()
  const { flags, skipped } = planJourneys(journeyFiles(), args, chromium !== undefined)
  const config = ['--config', join(journeys, 'vitest.config.mts')]
  const ran = await runVitest(root, [...config, ...flags, ...args], chromium ? { CHROMIUM: chromium } : {})
  if (skipped.length === 0) return ran
  say(words.journeysSkipped(skipped))
  const left = process.env.CI === 'true' ? { failed: skipped.length } : { skipped: skipped.length }
  return sumCounts([ran, { ...none, ...left }])
}

const build = async (names: Parameters<typeof buildProducts>[1]): Promise<TestCounts> => {
  try {
    await buildProducts(root, names)
    return none
  } catch (error) {
    say(error instanceof Error ? error.message.slice(-4000) : String(error))
    return { ...none, failed: 1 }
  }
}

/** Runs all tests, or those that match `args` (as vitest takes them), prints the last line and returns the exit code. */
export const runTests = async (args: readonly string[]): Promise<number> => {
  const wantsJourneys = args.length === 0 || args.some((arg) => arg.includes('journey'))
  const products = ['weapp', 'h5', 'bot-server', 'worker'] as const
  const runs: TestCounts[] = []
  if (wantsJourneys) runs.push(await build(products))
  if (args.length === 0 || !wantsJourneys) runs.push(await runBesideCode(args))
  const built = runs[0]?.failed !== 1 || !wantsJourneys
  if (wantsJourneys && built) runs.push(await runJourneys(args))
  const sum = sumCounts(runs)
  if (sum.passed + sum.failed + sum.skipped === 0) sum.failed = 1
  say(`\n${lastLine(sum)}`)
  return sum.failed > 0 ? 1 : 0
}
