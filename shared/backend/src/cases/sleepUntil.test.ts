import { describe, expect, it } from 'vitest'
import { policyOf } from '../dispatch/policies'
import { later, useTinyTown } from '../testing/useTinyTown'
import { moveCase } from './moveCase'
import { nextSleep, sleepUntil } from './sleepUntil'

const { town, offered } = useTinyTown()

describe('a sleeping case', () => {
  it('that nobody can be found for rests 30 s, but never past a step of its clocks', async () => {
    const found = await offered()
    const policy = await policyOf(found)
    const { offer: _offer, ...rest } = found
    const seeking = { ...rest, untold: [] }
    expect(nextSleep(seeking, policy, later(10))).toEqual(later(40))
    expect(nextSleep(seeking, policy, later(350))).toEqual(later(360))
  })

  it('is not put to sleep by somebody who read an older version', async () => {
    const found = await offered()
    await moveCase(town.resident, found._id, 'add_note', { note: '快一点' }, later(5))
    expect(await sleepUntil(found, later(999))).toBe(false)
  })
})
