import { serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import type { Told } from './accountCommands'

/** Runs one command of a command line on the stores, prints what it came to, and ends with 1 unless all went well; `usage` for what is no command. */
export async function runCommand(command: () => Promise<Told> | undefined, usage: string): Promise<void> {
  logger.level = 'error'
  await connectStores(serverEnv())
  const { lines, well } = (await command()) ?? { lines: [usage], well: false }
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = well ? 0 : 1
  await closeStores()
}
