import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { StartedTown } from './startTown'

const tailOf = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-30).join('\n')

/** When a test of this file fails, prints the last 30 lines that each server of its town wrote: the folder is removed at the end. */
export const tellOnFailure = (town: () => StartedTown | undefined): void => {
  afterEach(({ task }) => {
    const folder = town()?.folder
    if (task.result?.state !== 'fail' || !folder) return
    const logs = join(folder, 'logs')
    for (const name of readdirSync(logs).filter((file) => /^(bot-server|worker)-\d+\.log$/.test(file)))
      console.error(`--- ${name}\n${tailOf(join(logs, name))}`)
  })
}
