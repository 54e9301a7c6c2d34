import { describe, expect, it } from 'vitest'
import { leaf } from '../categories/catalogue'
import { defaultPolicy } from './policy'
import { policyBody, policyPreviewBody } from './policyApi'
import { keptUnder, type PastCase, policyChanges, stepMinutes } from './policyPreview'

const rule = leaf('P0137')
if (!rule) throw new Error('the lamp is gone')
const start = new Date('2026-11-24T01:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const policy = defaultPolicy

describe('a preview of other numbers', () => {
  it('names what would differ, and nothing else', () => {
    const next = { ...policy, openJobsCap: 3, radiiMetres: [500, 1000, 2000, 4000] }
    expect(policyChanges(policy, next)).toEqual([{ field: 'openJobsCap', before: 5, after: 3 }])
    expect(policyChanges(policy, policy)).toEqual([])
  })

  it('shows the minutes of product.md for 15 minutes, and those of ten', () => {
    expect(stepMinutes(rule, policy)).toEqual({ first: 3, pool: 6, alert: 10, breach: [15, 45, 120] })
    const ten = { ...policy, ceiling: { ...policy.ceiling, respondMinutes: 10 } }
    expect(stepMinutes(rule, ten)).toEqual({ first: 2, pool: 4, alert: 6.67, breach: [10, 30, 80] })
  })

  it('counts how many of the cases that have been would have kept the promises', () => {
    const done = { open: false, timeScale: 1, heldMs: 0 }
    const past: PastCase[] = [
      { ...done, rule, startedAt: start, respondedAt: after(8), resolvedAt: after(60) },
      {
        ...done,
        ...{ rule, startedAt: start, respondedAt: after(12), resolvedAt: after(60 * 100), heldMs: 60 * 60 * 3_600_000 },
      },
      { ...done, rule, startedAt: start, respondedAt: after(20) },
      { ...done, rule, startedAt: start },
    ]
    const now = keptUnder(policy, past, after(30))
    expect(now).toEqual({ cases: 4, answered: 3, answeredInTime: 2, resolved: 2, resolvedInTime: 2 })
    const ten = { ...policy, ceiling: { ...policy.ceiling, respondMinutes: 10 } }
    expect(keptUnder(ten, past, after(30)).answeredInTime).toBe(1)
  })

  it('counts what still waits as broken once its time is over, and judges each case by the clock it lived under', () => {
    const waiting: PastCase = { rule, startedAt: start, heldMs: 0, open: true, timeScale: 1 }
    const kept = (past: PastCase, minutes: number) => {
      const { answered, answeredInTime } = keptUnder(policy, [past], after(minutes))
      return [answered, answeredInTime]
    }
    expect(kept(waiting, 14)).toEqual([0, 0])
    expect(kept(waiting, 16)).toEqual([1, 0])
    const fast = { ...waiting, open: false, timeScale: 1 / 60, respondedAt: after(0.3) }
    expect(kept(fast, 16)).toEqual([1, 0])
    expect(kept({ ...fast, respondedAt: after(0.2) }, 16)).toEqual([1, 1])
  })
})

describe('numbers that make no sense', () => {
  it.each([
    ['nothing at all', {}],
    ['a clock’s speed', { timeScale: 0.1 }],
    [
      'a pool before the first person’s time is over',
      { respondSteps: { first: 0.5, pool: 0.4, alert: 0.6, breach: [1] } },
    ],
    [
      'a first breach that is not the end of T',
      { respondSteps: { first: 0.2, pool: 0.4, alert: 0.6, breach: [2, 3] } },
    ],
    ['rings that shrink', { radiiMetres: [1000, 500] }],
    ['a night without length', { night: { from: '22:00', to: '22:00' } }],
    [
      'office hours that overlap',
      {
        departmentHours: {
          water: [
            { from: '08:00', to: '12:00' },
            { from: '11:00', to: '15:00' },
          ],
        },
      },
    ],
    ['a bureau nobody knows', { departmentHours: { moon: [{ from: '08:00', to: '12:00' }] } }],
    ['a cap of nothing', { openJobsCap: 0 }],
  ])('%s is refused', (_, changes) => {
    expect(policyPreviewBody.safeParse({ changes }).success).toBe(false)
  })

  it('a reason and the version it was decided on are asked for', () => {
    const changes = { openJobsCap: 4 }
    expect(policyBody.safeParse({ changes, version: 1 }).success).toBe(false)
    expect(policyBody.safeParse({ changes, version: 1, reason: '试行' }).success).toBe(true)
  })
})
