import { serverEnv } from '../infra/env'
import { closeStores, connectStores } from '../infra/stores'
import { trainingRows } from './noteCorrection'

// Prints what people said about categories as JSON lines {"text", "category"}, to train on. `--since 2026-01-01` begins there.
const at = process.argv.indexOf('--since')
const since = new Date(at > 0 ? (process.argv[at + 1] ?? '') : 0)
if (Number.isNaN(since.getTime())) throw new Error('--since takes a day, as 2026-01-01')
await connectStores(serverEnv())
for await (const row of trainingRows(since)) process.stdout.write(`${JSON.stringify(row)}\n`)
await closeStores()
