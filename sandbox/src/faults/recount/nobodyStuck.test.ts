import { minutes } from '@jinlin/domain/testing/factories'
import { describe, expect, it } from 'vitest'
import { nobodyStuck } from './nobodyStuck'
import { acceptedCase, unansweredCase } from './testing/aTown'

const now = minutes(50)

describe('a case', () => {
  it('sleeps until its moment: nothing is wrong', () =>
    expect(nobodyStuck([acceptedCase(), unansweredCase()], now)).toEqual([]))

  it('is found without a moment', () =>
    expect(nobodyStuck([{ ...unansweredCase(), wakeAt: null }], now)).toMatchObject([{ rule: 'I5', kind: 'stuck' }]))

  it('is found overslept', () =>
    expect(nobodyStuck([{ ...unansweredCase(), wakeAt: minutes(49) }], now)).toMatchObject([{ kind: 'stuck' }]))

  it('is found finished with news that nobody will tell', () =>
    expect(nobodyStuck([{ ...acceptedCase(), state: 'closed', wakeAt: null, untold: [4] }], now)).toHaveLength(1))

  it('needs no moment once it is finished', () =>
    expect(nobodyStuck([{ ...acceptedCase(), state: 'withdrawn', wakeAt: null }], now)).toEqual([]))
})
