import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, ApiClient } from './apiClient'
import { laterTimers } from './laterTimers'
import { staffHands } from './staffHands'
import { uploadPhoto } from './uploadPhoto'

const hour = 3_600_000
const inProgress = {
  id: 'c',
  turn: 1,
  state: 'in_progress',
  commands: ['resolve'],
  needsAfterPhoto: true,
} as unknown as PresentedCase

/** Somebody at work at true speed; `answers` = what becomes of each command. */
function somebody(photo: (key: string) => Promise<string>, answers: Answer<PresentedCase>[] = []) {
  const given: { body: unknown; key: string }[] = []
  const post = async (_path: string, body: unknown, key: string) => {
    given.push({ body, key })
    return answers[given.length - 1] ?? { status: 200 }
  }
  const random = () => 0.5
  const timers = laterTimers({ speed: 1, random })
  const hands = staffHands({ api: { post } as unknown as ApiClient, photo, random, later: timers.later })
  return { hands, given, timers }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the photo of finished work', () => {
  it('that is not taken for ten seconds is an error, never an empty name', async () => {
    const fetched = vi.fn(async () => new Response('', { status: 503 }))
    vi.stubGlobal('fetch', fetched)
    const failed = uploadPhoto('http://town', 'token', 'key').catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(11_000)
    expect(await failed).toBeInstanceOf(Error)
    expect(fetched).toHaveBeenCalledTimes(20)
  })

  it('sent again is named when the server says it already has it', async () => {
    const answers = [503, 200].map((status) => new Response(JSON.stringify({ data: { id: 'p' } }), { status }))
    const keys: unknown[] = []
    vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
      keys.push(headers['idempotency-key'])
      return answers.shift()
    })
    const sent = uploadPhoto('http://town', 'token', 'key')
    await vi.advanceTimersByTimeAsync(1000)
    expect(await sent).toBe('p')
    expect(keys).toEqual(['key', 'key'])
  })
})

describe('somebody who finishes work', () => {
  it('says nothing without the photo, and tries the whole again later with the same photo', async () => {
    const photo = vi.fn(async (_key: string) => 'p').mockRejectedValueOnce(new Error('away'))
    const { hands, given } = somebody(photo)
    hands.work(inProgress)
    await vi.advanceTimersByTimeAsync(9 * hour)
    expect(photo.mock.calls).toEqual([['photo-c-1'], ['photo-c-1']])
    expect(given).toEqual([{ body: { command: 'resolve', attachmentIds: ['p'] }, key: 'resolve-c-1' }])
  })

  it('says it again, with the same key, after minutes without an answer', async () => {
    const silence = Array.from({ length: 60 }, () => ({ status: 0 }))
    const { hands, given } = somebody(async () => 'p', silence)
    hands.work(inProgress)
    await vi.advanceTimersByTimeAsync(9 * hour)
    expect(given).toHaveLength(61)
    expect(new Set(given.map(({ key }) => key))).toEqual(new Set(['resolve-c-1']))
  })

  it('who has gone home tries nothing more', async () => {
    const photo = vi.fn(async (_key: string): Promise<string> => {
      timers.stop()
      throw new Error('away')
    })
    const { hands, timers } = somebody(photo)
    hands.work(inProgress)
    await vi.advanceTimersByTimeAsync(24 * hour)
    expect(photo).toHaveBeenCalledTimes(1)
  })
})
