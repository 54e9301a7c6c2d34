import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { serverEnv } from '@jinlin/backend/infra/env'
import type { Told } from '../accounts/accountCommands'
import { runCommand } from '../accounts/runCommand'
import { corpWords } from '../words/wecom'
import { addCorp, listCorps, rotateCorpSecrets, showCorp } from './corpCommands'

/** `npm run wecom`: the WeCom enterprises of this installation from the command line. Secrets come from its input only, never from its words. */
const { positionals } = parseArgs({ allowPositionals: true, options: {} })
const [command, key, ...more] = positionals
const given = () => (process.stdin.isTTY ? Promise.resolve('') : text(process.stdin))

function told(): Promise<Told> | undefined {
  if (more.length > 0) return undefined
  if (command === 'list' && key === undefined) return listCorps()
  if (command === 'add' && key === undefined) return given().then(addCorp)
  if (command === 'show' && key !== undefined) return showCorp(key, serverEnv().PUBLIC_URL)
  if (command === 'rotate' && key !== undefined) return given().then((secrets) => rotateCorpSecrets(key, secrets))
  return undefined
}

await runCommand(told, corpWords.usage)
