import { describe, expect, it } from 'vitest'
import { metrics } from '../infra/metrics'
import { calendarAlarm } from './calendarAlarm'
import { firstPolicy } from './firstPolicy'

const raised = async () => (await metrics.calendarMissing.get()).values.reduce((sum, { value }) => sum + value, 0)

describe('a deadline in a year without holidays', () => {
  it('raises the alarm once, and one in a known year none', async () => {
    const before = await raised()
    calendarAlarm(firstPolicy(), 'alarmed', new Date('2026-11-24T04:00:00Z'))
    expect(await raised()).toBe(before)
    for (let i = 0; i < 3; i++) calendarAlarm(firstPolicy(), 'alarmed', new Date('2099-01-01T04:00:00Z'))
    expect(await raised()).toBe(before + 1)
  })
})
