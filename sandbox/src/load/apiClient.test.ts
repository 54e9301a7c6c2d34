import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Answer, type ApiClient, postUntilAnswered } from './apiClient'

/** Sends to a server that gives these answers in turn; says what came of it and after how many milliseconds each was asked for. */
async function send(answers: Answer<string>[], tries?: number) {
  const begun = Date.now()
  const askedAt: number[] = []
  const post = async () => answers[askedAt.push(Date.now() - begun) - 1] ?? { status: 0 }
  const sending = postUntilAnswered<string>({ post } as unknown as ApiClient, '/api/cases', {}, 'key', tries)
  await vi.advanceTimersByTimeAsync(600_000)
  return { last: await sending, askedAt }
}

describe('a call repeated until it is answered', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it.each([429, 503])('waits at least as long as the server asks: %i', async (status) => {
    const { last, askedAt } = await send([
      { status, retryAfter: 7 },
      { status: 201, data: 'filed' },
    ])
    expect(last.data).toBe('filed')
    expect(askedAt).toEqual([0, 7000])
  })

  it('waits a moment of its own where the server names none', async () => {
    const { askedAt } = await send([{ status: 0 }, { status: 503 }, { status: 200 }])
    expect(askedAt).toEqual([0, 50, 150])
  })

  it('ends when it is to come again tomorrow, as the phone does', async () => {
    const { last, askedAt } = await send([{ status: 429, retryAfter: 121 }, { status: 201 }])
    expect(last.status).toBe(429)
    expect(askedAt).toHaveLength(1)
  })

  it('still waits two minutes', async () => {
    const { last, askedAt } = await send([{ status: 429, retryAfter: 120 }, { status: 201 }])
    expect(last.status).toBe(201)
    expect(askedAt).toEqual([0, 120_000])
  })

  it('gives up after its tries', async () => {
    const { last, askedAt } = await send([], 3)
    expect(last.status).toBe(0)
    expect(askedAt).toHaveLength(3)
  })
})
