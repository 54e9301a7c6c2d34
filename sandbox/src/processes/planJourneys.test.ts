import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { planJourneys } from './planJourneys'

const folder = fileURLToPath(new URL('../../journeys', import.meta.url))
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.journey.ts'))
  .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }))

describe('the journeys of this project', () => {
  it('all run where there is a browser', () =>
    expect(planJourneys(files, [], true)).toEqual({ flags: [], skipped: [] }))

  it('without a browser run but for the desk: the account and the faults need none', () => {
    const { flags, skipped } = planJourneys(files, [], false)
    expect(skipped).toEqual(['desk.journey.ts'])
    expect(flags).toEqual(['--exclude', '**/desk.journey.ts'])
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['account.journey.ts', 'faults.journey.ts']))
  })

  it('are skipped only when they were asked for', () => {
    expect(planJourneys(files, ['account.journey'], false).skipped).toEqual([])
    expect(planJourneys(files, ['desk.journey'], false).skipped).toEqual(['desk.journey.ts'])
  })
})
