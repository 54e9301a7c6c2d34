import { text } from 'node:stream/consumers'
import { readCommandLine } from '@jinlin/backend/commandLine/readCommandLine'
import { serverEnv } from '@jinlin/backend/infra/env'
import type { Told } from '../accounts/accountCommands'
import { runCommand } from '../accounts/runCommand'
import { corpWords } from '../words/wecom'
import { addCorp, listCorps, rotateCorpSecrets, showCorp } from './corpCommands'

const given = () => (process.stdin.isTTY ? Promise.resolve('') : text(process.stdin))

/** `npm run wecom`: the WeCom enterprises of this installation from the command line. Secrets come from its input only, never from its words. */
function commandOf(): (() => Promise<Told>) | undefined {
  const [command, key, ...more] = readCommandLine(process.argv.slice(2), {}).words
  if (more.length > 0) return undefined
  if (command === 'list' && key === undefined) return listCorps
  if (command === 'add' && key === undefined) return () => given().then(addCorp)
  if (command === 'show' && key !== undefined) return () => showCorp(key, serverEnv().PUBLIC_URL)
  if (command === 'rotate' && key !== undefined) return () => given().then((secrets) => rotateCorpSecrets(key, secrets))
  return undefined
}

await runCommand(commandOf, corpWords.usage)
