import { describe, expect, it, vi } from 'vitest'
import { breathAt, breathMs } from './breath'

describe('the breath before a batch', () => {
  it.each([
    ['at rest', 0.02, 0],
    ['with some work', 0.25, 6.25],
    ['half busy', 0.4, 12.5],
    ['with little time left', 0.75, 42.5],
    ['with no time left', 0.9, 60],
    ['over and over', 1, 60],
  ])('of a process %s (%d of its time) is %d ms', (_, utilization, ms) => {
    expect(breathAt(utilization)).toBeCloseTo(ms)
  })

  it('grows while the process is held up, and is gone once it rests', async () => {
    breathMs()
    for (const until = performance.now() + 60; performance.now() < until; ) Math.sqrt(until)
    expect(breathMs()).toBeGreaterThan(10)
    await vi.waitFor(() => expect(breathMs()).toBeLessThan(10), { timeout: 5000, interval: 80 })
  })
})
