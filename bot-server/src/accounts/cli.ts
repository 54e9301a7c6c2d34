import { alone, flagKinds } from '@jinlin/backend/commandLine/flagKinds'
import { readCommandLine } from '@jinlin/backend/commandLine/readCommandLine'
import { serverEnv } from '@jinlin/backend/infra/env'
import { accountWords } from '../words/accounts'
import { addAccounts, listAccounts, type Told, tendMenus } from './accountCommands'
import { runCommand } from './runCommand'

/** `npm run accounts`: the accounts of this installation from the command line. Secrets come from files only, never from its words. */
function commandOf(): (() => Promise<Told>) | undefined {
  const { flags, words } = readCommandLine(process.argv.slice(2), { file: flagKinds.file, diff: alone, push: alone })
  const { file, diff, push } = flags
  const [command, ...keys] = words
  if (command === 'add' && file && keys.length === 0) return () => addAccounts(file)
  if (command === 'list' && keys.length === 0) return listAccounts
  if (command === 'menu' && (diff || push))
    return () => {
      const { MINIAPP_ID, PUBLIC_URL } = serverEnv()
      return tendMenus(keys, push, { miniappId: MINIAPP_ID, fallbackUrl: PUBLIC_URL })
    }
  return undefined
}

await runCommand(commandOf, accountWords.usage)
