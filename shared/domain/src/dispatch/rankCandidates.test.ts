import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Candidate } from './candidate'
import { defaultPolicy } from './policy'
import { rankCandidates } from './rankCandidates'

const plumber = (overrides: Partial<Candidate>): Candidate => ({
  userId: 'p',
  name: '李测试',
  role: 'tradesperson',
  metres: 300,
  openJobs: 0,
  rating: 4.5,
  skills: ['plumber'],
  onDuty: true,
  ...overrides,
})
const order = (...list: Candidate[]) => rankCandidates(list, defaultPolicy, 'plumber').map((each) => each.userId)

describe('the cascade', () => {
  it('asks the nearest first', () => {
    expect(order(plumber({ userId: 'far', metres: 400 }), plumber({ userId: 'near', metres: 320 }))).toEqual([
      'near',
      'far',
    ])
  })
  it('passes over a near person whose hands are full for a farther one', () => {
    expect(
      order(plumber({ userId: 'busy', metres: 100, openJobs: 2 }), plumber({ userId: 'free', metres: 450 })),
    ).toEqual(['free', 'busy'])
  })
  it('asks the better rated of two at the same distance, then by id', () => {
    const same = [plumber({ userId: 'b' }), plumber({ userId: 'a' }), plumber({ userId: 'best', rating: 4.9 })]
    expect(order(...same)).toEqual(['best', 'a', 'b'])
  })
  it('leaves out who is off duty or has reached the cap', () => {
    expect(order(plumber({ onDuty: false }), plumber({ openJobs: 5 }))).toEqual([])
  })
  it('says why, in words both sides read', () => {
    const [tradesperson] = rankCandidates([plumber({ metres: 318, openJobs: 1 })], defaultPolicy, 'plumber')
    expect(tradesperson?.reason).toBe('离您 320 米，持水暖专长，当前 1 单')
    const [leader] = rankCandidates([plumber({ role: 'grid_leader', metres: 1234 })], defaultPolicy)
    expect(leader?.reason).toBe('离您 1.2 公里，就近的网格长，当前 0 单')
  })
  it('comes to the same order however the list is shuffled', () => {
    const people = fc.uniqueArray(
      fc.record({
        userId: fc.string({ minLength: 1, maxLength: 3 }),
        metres: fc.integer({ min: 0, max: 3 }).map((n) => n * 200),
        openJobs: fc.integer({ min: 0, max: 4 }),
        rating: fc.constantFrom(4, 5),
      }),
      { selector: (each) => each.userId, maxLength: 12 },
    )
    fc.assert(
      fc.property(people, fc.infiniteStream(fc.nat()), (list, random) => {
        const candidates = list.map(plumber)
        const shuffled = candidates
          .map((each) => ({ each, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(order(...shuffled)).toEqual(order(...candidates))
      }),
    )
  })
})
