import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Unreachable } from '../src/services/api'
import { useLoad } from '../src/services/useLoad'
import { hidePage } from './taroStub'

vi.mock('../src/services/live', () => ({ watch: () => () => undefined, onRefresh: () => () => undefined }))

const busy = new Unreachable('', 5000)
/** A page whose calls are answered when the test says so. */
const openPage = () => {
  const failing: (() => void)[] = []
  const load = vi.fn(() => new Promise<void>((_, reject) => failing.push(() => reject(busy))))
  const page = renderHook(() => useLoad(load, 'me'))
  return {
    load,
    page,
    fail: () => act(async () => failing.shift()?.()),
    wait: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
  }
}

describe('a page whose server restarts', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const open = async (first: 'answered' | 'unreachable') => {
    let up = first === 'answered'
    const page = renderHook(() =>
      useLoad(async () => {
        if (!up) throw new Unreachable('')
      }, 'me'),
    )
    const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
    await wait(0)
    const turn = (now: boolean) => {
      up = now
    }
    return {
      wait,
      turn,
      again: () => act(async () => page.result.current.reload()),
      problem: () => page.result.current.problem,
    }
  }

  it('alarms nobody when it is back within four seconds, and asks again by itself', async () => {
    const { wait, turn, again, problem } = await open('answered')
    turn(false)
    await again()
    await wait(3000)
    expect(problem()).toBeUndefined()
    turn(true)
    await wait(10_000)
    expect(problem()).toBeUndefined()
  })

  it('says so when it stays away, and no longer once it is back', async () => {
    const { wait, turn, again, problem } = await open('answered')
    turn(false)
    await again()
    await wait(6000)
    expect(problem()).toBe('没连上，点这里再试')
    turn(true)
    await again()
    expect(problem()).toBeUndefined()
  })

  it('says so at once where nothing has ever been shown', async () => {
    const { problem } = await open('unreachable')
    expect(problem()).toBe('没连上，点这里再试')
  })
})

describe('a page that a busy server asked to come again', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('comes again at that moment', async () => {
    const { load, fail, wait } = openPage()
    await fail()
    await wait(4999)
    expect(load).toHaveBeenCalledTimes(1)
    await wait(1)
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('stays silent off the screen, also when it hears so only there', async () => {
    const { load, fail, wait } = openPage()
    act(hidePage)
    await fail()
    await wait(60_000)
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('stays silent after it was closed', async () => {
    const { load, page, fail, wait } = openPage()
    page.unmount()
    await fail()
    await wait(60_000)
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('leaves nothing behind off the screen, also when it heard so twice', async () => {
    const { load, page, fail, wait } = openPage()
    await act(async () => page.result.current.reload())
    await fail()
    await fail()
    act(hidePage)
    await wait(60_000)
    expect(load).toHaveBeenCalledTimes(2)
  })
})
