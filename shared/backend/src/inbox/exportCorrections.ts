import { dayOf } from '@jinlin/domain/clocks/shanghai'
import { flagKinds } from '../commandLine/flagKinds'
import { readOnlyFlags } from '../commandLine/readCommandLine'
import { runCommandLine } from '../commandLine/runCommandLine'
import { serverEnv } from '../infra/env'
import { logger } from '../infra/logger'
import { closeStores, connectStores } from '../infra/stores'
import { correctionWords } from '../words/commandLine'
import { trainingRows } from './noteCorrection'

process.stdout.on('error', () => process.exit(0)) // who reads has read enough

/** `npm run -s corrections -- --since 2026-01-01`: what people said about categories as JSON lines {"text", "category"}, to train on; that there are none is said on stderr. */
await runCommandLine(async () => {
  const { since } = readOnlyFlags(process.argv.slice(2), { since: flagKinds.day })
  logger.level = 'error'
  await connectStores(serverEnv())
  let rows = 0
  for await (const row of trainingRows(since ?? new Date(0))) {
    process.stdout.write(`${JSON.stringify(row)}\n`)
    rows += 1
  }
  if (rows === 0) process.stderr.write(`${correctionWords.none(since && dayOf(since))}\n`)
  await closeStores()
  return 0
})
