import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { causeInLog } from './causeInLog'

const log = (...lines: string[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'jinlin-log-')), 'a.log')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}
const mongo = (s: string, msg: string, error?: string) => JSON.stringify({ s, msg, attr: error ? { error } : {} })

describe('the cause in a store’s log', () => {
  it('is the last error mongod wrote, with its own words', () =>
    expect(
      causeInLog(
        log(
          mongo('E', 'older', 'first'),
          mongo('E', 'DBException in initAndListen, terminating', 'DBPathInUse: unable to lock the lock file'),
          mongo('F', '***aborting after fassert() failure'),
          mongo('I', 'now exiting'),
        ),
      ),
    ).toBe('DBException in initAndListen, terminating: DBPathInUse: unable to lock the lock file'))

  it('is what Redis marked', () =>
    expect(
      causeInLog(
        log(
          '17:M 24 Nov 2026 10:00:00.000 # Bad file format reading the append only file',
          '17:M 24 Nov 2026 10:00:00.001 * bye bye',
        ),
      ),
    ).toBe('Bad file format reading the append only file'))

  it('is not looked for in the run before, nor where there is no log', () => {
    const before = mongo('E', 'older', 'first')
    expect(causeInLog(log(before, mongo('I', 'fine')), before.length + 1)).toBeUndefined()
    expect(causeInLog('/nowhere/at/all.log')).toBeUndefined()
  })
})
