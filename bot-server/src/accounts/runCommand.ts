import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { closeStores, connectStores } from '@jinlin/backend/infra/stores'
import type { Told } from './accountCommands'

/** Runs the command that `read` finds in the words on the stores, prints what it came to, and ends with 1 unless all went well; `usage`, before anything is opened, for what is no command. */
export async function runCommand(read: () => (() => Promise<Told>) | undefined, usage: string): Promise<void> {
  await runCommandLine(async () => {
    const command = read()
    if (!command) {
      process.stderr.write(`${usage}\n`)
      return 1
    }
    logger.level = 'error'
    await connectStores(serverEnv())
    const { lines, well } = await command()
    process.stdout.write(`${lines.join('\n')}\n`)
    await closeStores()
    return well ? 0 : 1
  })
}
