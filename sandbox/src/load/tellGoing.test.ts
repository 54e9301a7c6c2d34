import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tellGoing } from './tellGoing'

const said: boolean[] = []
beforeEach(() => {
  said.length = 0
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)

describe('a replay', () => {
  it('says that it goes on every three seconds, and in the end that it is over', async () => {
    const { over } = tellGoing(async (going) => void said.push(going))
    await seconds(7)
    expect(said).toEqual([true, true, true])
    await over()
    await seconds(10)
    expect(said).toEqual([true, true, true, false])
  })

  it('says last that it is over, also when the town is slow to hear that it goes on', async () => {
    const { over } = tellGoing(async (going) => {
      await new Promise((done) => setTimeout(done, going ? 2500 : 0))
      said.push(going)
    })
    await seconds(4)
    const ended = over()
    await seconds(5)
    await ended
    expect(said).toEqual([true, true, false])
  })

  it('goes on when the town does not hear it, and says it again', async () => {
    let away = true
    const { over } = tellGoing(async (going) => {
      if (away) throw new Error('away')
      said.push(going)
    })
    await seconds(1)
    away = false
    await seconds(3)
    await over()
    expect(said).toEqual([true, false])
  })
})
