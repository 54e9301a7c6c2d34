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
