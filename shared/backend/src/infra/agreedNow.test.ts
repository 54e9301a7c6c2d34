import { afterEach, describe, expect, it, vi } from 'vitest'
import { useStores } from '../testing/useStores'
import { agreedNow } from './agreedNow'
import { logger } from './logger'

logger.level = 'silent'
useStores()
afterEach(() => void vi.useRealTimers())

const clockSetBy = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

describe('a process', () => {
  it('acts by a clock that agrees with the store', async () => expect(await agreedNow()).toBeInstanceOf(Date))

  it('acts no more from the moment its clock is set five minutes ahead, and again when it is set back', async () => {
    expect(await agreedNow()).toBeInstanceOf(Date)
    clockSetBy(5 * 60_000)
    expect(await agreedNow()).toBeUndefined()
    vi.useRealTimers()
    expect(await agreedNow()).toBeInstanceOf(Date)
  })

  it('acts no more when its clock is set behind', async () => {
    clockSetBy(-60_000)
    expect(await agreedNow()).toBeUndefined()
  })
})
