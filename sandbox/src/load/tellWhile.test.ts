import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tellWhile } from './tellWhile'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('whoever waits for a replay', () => {
  const said: string[] = []
  let done = 0
  const after = (ms: number, fails = false) =>
    new Promise<string>((resolve, reject) => setTimeout(() => (fails ? reject(new Error('no')) : resolve('all')), ms))

  it('sees how far it is at once and every two seconds, and nothing after the end', async () => {
    const told = tellWhile(
      (line) => said.push(line),
      () => `${done} of 3`,
      after(5000),
    )
    expect(said).toEqual(['0 of 3'])
    done = 2
    await vi.advanceTimersByTimeAsync(5000)
    expect(await told).toBe('all')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(said).toEqual(['0 of 3', '2 of 3', '2 of 3'])
  })

  it('hears no more of what failed', async () => {
    said.length = 0
    const told = tellWhile(
      (line) => said.push(line),
      () => 'going',
      after(100, true),
    ).catch((error: Error) => error)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await told).toEqual(new Error('no'))
    expect(said).toEqual(['going'])
  })
})
