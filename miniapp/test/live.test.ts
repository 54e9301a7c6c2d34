import type { LiveFrame } from '@jinlin/domain/live/frames'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aPerson } from './fakeTown'
import { kept } from './taroStub'

type Line = { sent: string[]; says: (frame: LiveFrame) => Promise<void>; breaks: () => Promise<void> }

/** A phone just opened, and the lines it opens one after the other. */
async function openApp() {
  vi.resetModules()
  kept.clear()
  kept.setItem('jinlin::session', JSON.stringify({ token: 'a-token', personId: 'p' }))
  const { default: Taro } = await import('@tarojs/taro')
  window.location.hash = '#/pages/home/index?handOver=abc'
  const data = { token: 'fresh-token', person: aPerson({ id: 'p' }) }
  vi.mocked(Taro.request as unknown as () => Promise<object>).mockResolvedValue({ statusCode: 200, data: { data } })
  const lines: Line[] = []
  vi.mocked(Taro.connectSocket as unknown as () => Promise<object>).mockImplementation(async () => {
    const on: Record<string, (event?: object) => void> = {}
    const sent: string[] = []
    lines.push({
      sent,
      says: async (frame) => {
        on.message?.({ data: JSON.stringify(frame) })
        await vi.advanceTimersByTimeAsync(0)
      },
      breaks: async () => {
        on.close?.()
        await vi.advanceTimersByTimeAsync(0)
      },
    })
    return {
      onOpen: () => undefined,
      onMessage: (run: () => void) => void Object.assign(on, { message: run }),
      onClose: (run: () => void) => void Object.assign(on, { close: run }),
      onError: () => undefined,
      send: async ({ data }: { data: string }) => void sent.push(data),
    }
  })
  const { onRefresh, watch } = await import('../src/services/live')
  const refresh = vi.fn()
  onRefresh(refresh)
  watch('me')
  await vi.advanceTimersByTimeAsync(0)
  return { lines, refresh }
}
const subscribed = '{"subscribe":["me"],"since":{}}'

describe('the live line', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('fetches at once when it opens for the first time', async () => {
    const { lines, refresh } = await openApp()
    await lines[0]?.says({ ready: true })
    expect(lines[0]?.sent).toEqual([subscribed])
    expect(refresh).toHaveBeenCalledTimes(1)
  })

  it('names again what it watches, then fetches, a moment after the server could not tell', async () => {
    const { lines, refresh } = await openApp()
    await lines[0]?.says({ ready: true })
    await lines[0]?.says({ resync: true })
    await lines[0]?.says({ resync: true })
    expect(refresh).toHaveBeenCalledTimes(1)
    let named = 0
    refresh.mockImplementationOnce(() => {
      named = lines[0]?.sent.length ?? 0
    })
    await vi.advanceTimersByTimeAsync(1500)
    expect(refresh).toHaveBeenCalledTimes(2)
    expect(named).toBe(2)
    expect(lines[0]?.sent).toEqual([subscribed, subscribed])
  })

  it('whose session has ended signs in anew at once, and opens again', async () => {
    const { lines, refresh } = await openApp()
    await lines[0]?.says({ ready: true })
    await lines[0]?.says({ error: 'signed_out' })
    await vi.advanceTimersByTimeAsync(0)
    expect(lines).toHaveLength(2)
    expect(kept.getItem('jinlin::session')).toContain('fresh-token')
    await lines[1]?.says({ ready: true })
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('that is refused before it was heard comes back a moment later', async () => {
    const { lines } = await openApp()
    await lines[0]?.says({ error: 'signed_out' })
    expect(lines).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(lines).toHaveLength(2)
  })

  it('that was broken opens again, is heard at once, and fetches a moment later', async () => {
    const { lines, refresh } = await openApp()
    await lines[0]?.says({ ready: true })
    await lines[0]?.breaks()
    await vi.advanceTimersByTimeAsync(1000)
    expect(lines).toHaveLength(2)
    await lines[1]?.says({ ready: true })
    expect(lines[1]?.sent).toEqual([subscribed])
    expect(refresh).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1499)
    expect(refresh).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(refresh).toHaveBeenCalledTimes(2)
  })
})
