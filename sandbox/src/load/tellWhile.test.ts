import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tellWhile } from './tellWhile'

const said: string[] = []
const say = (line: string) => void said.push(line)
const after = (ms: number, fails = false) =>
  new Promise<string>((resolve, reject) => setTimeout(() => (fails ? reject(new Error('no')) : resolve('all')), ms))

beforeEach(() => {
  said.length = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('whoever waits for a replay', () => {
  it('sees how far it is at once and whenever it has changed, never a line twice, and nothing after the end', async () => {
    let done = 0
    const told = tellWhile(say, () => `${done} of 3`, after(61_000))
    expect(said).toEqual(['0 of 3'])
    await vi.advanceTimersByTimeAsync(50_000)
    done = 2
    await vi.advanceTimersByTimeAsync(11_000)
    expect(await told).toBe('all')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said).toEqual(['0 of 3', '2 of 3'])
  })

  it('hears after half a minute in which nothing changed how long it takes still', async () => {
    const began = Date.now()
    const left = () => 90 - Math.round((Date.now() - began) / 1000)
    const told = tellWhile(
      say,
      () => `1 of 3, ${left()} s`,
      after(65_000),
      () => '1 of 3',
    )
    await vi.advanceTimersByTimeAsync(65_000)
    await told
    expect(said).toEqual(['1 of 3, 90 s', '1 of 3, 60 s', '1 of 3, 30 s'])
  })

  it('hears no more of what failed', async () => {
    const told = tellWhile(say, () => 'going', after(100, true)).catch((error: Error) => error)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await told).toEqual(new Error('no'))
    expect(said).toEqual(['going'])
  })
})
