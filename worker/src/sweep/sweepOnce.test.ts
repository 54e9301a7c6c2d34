import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sweepOnce } from './sweepOnce'

useStores()
afterEach(() => void vi.useRealTimers())

const setAhead = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 300_000 })

describe('a round of the sweep', () => {
  it('does what it found', async () => {
    const done: string[] = []
    const run = async (id: string) => void done.push(id)
    expect(await sweepOnce({ name: 'case', due: async () => ['a', 'b'], run }, new Date())).toBe(2)
    expect(done.sort()).toEqual(['a', 'b'])
  })

  it('acts no more on what it found when the clock was set while it waited for the store', async () => {
    const run = vi.fn(async () => undefined)
    const due = async () => {
      setAhead()
      return ['a']
    }
    await sweepOnce({ name: 'notification', due, run }, new Date())
    expect(run).not.toHaveBeenCalled()
  })
})
