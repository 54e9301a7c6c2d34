import { describe, expect, it } from 'vitest'
import { type Disturbance, type Late, latenessOf, tooLate } from './lateness'
import { unansweredCase } from './testing/aTown'

const found = unansweredCase()
const breach = found.timeline.find(({ key }) => key === 't1.respond.100')!
const due = breach.dueAt!.getTime()
const lateOfBreach = (acted: number, disturbances: Disturbance[] = []): Late | undefined =>
  latenessOf([found], (_, seq) => (seq === breach.seq ? acted : undefined), disturbances).find(
    ({ key }) => key === breach.key,
  )
const late = (window: Late['window'], ms: number): Late => ({ caseId: 'case', key: 'key', window, ms })

describe('how late a step acts', () => {
  it('is counted from its moment while nothing is wrong', () =>
    expect(lateOfBreach(due + 700)).toMatchObject({ window: 'calm', ms: 700 }))

  it('stands in the window of a process that died less than a minute before', () => {
    const died: Disturbance = { hits: 'app', from: due - 50_000, until: due - 50_000 }
    expect(lateOfBreach(due + 5000, [died])).toMatchObject({ window: 'app', ms: 5000 })
    expect(lateOfBreach(due + 500, [{ ...died, from: 0, until: due - 61_000 }])).toMatchObject({ window: 'calm' })
  })

  it('is no calm one while the processes warm up, and is right after', () => {
    const warming: Disturbance = { hits: 'app', from: due - 20_000, until: due, feltMs: 0 }
    expect(lateOfBreach(due + 5000, [warming])).toMatchObject({ window: 'app' })
    expect(lateOfBreach(due + 5000, [{ ...warming, until: due - 1 }])).toMatchObject({ window: 'calm' })
  })

  it('is counted without the time in which the store was away', () =>
    expect(lateOfBreach(due + 15_000, [{ hits: 'mongo', from: due - 100, until: due + 12_000 }])).toMatchObject({
      window: 'mongo',
      ms: 3000,
    }))

  it('is counted whole before the store went away: a step overslept is not excused by what came after', () => {
    const short = { hits: 'mongo', from: due + 108_000, until: due + 109_000 } as const
    const overslept = lateOfBreach(due + 110_000, [short])
    expect(overslept).toMatchObject({ window: 'mongo', ms: 109_000 })
    expect(tooLate([overslept!])).toMatchObject([{ kind: 'late', subject: 'mongo' }])
  })

  it('counts the time in which two faults kept the store away once', () => {
    const [first, second] = [
      { hits: 'mongo', from: due + 1000, until: due + 5000 },
      { hits: 'mongo', from: due + 2000, until: due + 7000 },
    ] as const
    expect(lateOfBreach(due + 8000, [second, first])).toMatchObject({ ms: 2000 })
  })

  it('is within what is promised', () =>
    expect(tooLate([late('calm', 1900), late('app', 9000), late('mongo', 29_000)])).toEqual([]))

  it.each([
    ['calm', 2500],
    ['app', 11_000],
    ['mongo', 31_000],
  ] as const)('is found beyond it: %s, %i ms', (window, ms) =>
    expect(tooLate([late(window, ms)])).toMatchObject([{ rule: 'I4', kind: 'late', subject: window }]),
  )

  it('is found to be before its moment', () =>
    expect(tooLate([late('calm', -300_000)])).toMatchObject([{ kind: 'wrong moment' }]))
})
