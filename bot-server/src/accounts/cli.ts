import { parseArgs } from 'node:util'
import { serverEnv } from '@jinlin/backend/infra/env'
import { accountWords } from '../words/accounts'
import { addAccounts, listAccounts, type Told, tendMenus } from './accountCommands'
import { runCommand } from './runCommand'

/** `npm run accounts`: the accounts of this installation from the command line. Secrets come from files only, never from its words. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { file: { type: 'string' }, diff: { type: 'boolean' }, push: { type: 'boolean' } },
})
const [command, ...keys] = positionals

function told(): Promise<Told> | undefined {
  const { MINIAPP_ID, PUBLIC_URL } = serverEnv()
  if (command === 'add' && values.file) return addAccounts(values.file)
  if (command === 'list') return listAccounts()
  if (command === 'menu' && (values.diff || values.push))
    return tendMenus(keys, values.push === true, { miniappId: MINIAPP_ID, fallbackUrl: PUBLIC_URL })
  return undefined
}

await runCommand(told, accountWords.usage)
