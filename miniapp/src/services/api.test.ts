import Taro from '@tarojs/taro'
import { describe, expect, it, vi } from 'vitest'
import { Refused, readAnswer, Unreachable, uploadOnce } from './api'

const tooMany = { error: { code: 'too_many', message: '今天报得够多了，明天再报。', details: { why: 'day' } } }
const thrownBy = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    return error
  }
}

describe('an answer of the server', () => {
  it('that says "tomorrow" is told to the person, not waited out in silence', () => {
    const error = thrownBy(() => readAnswer(429, tooMany, { 'Retry-After': '36000' }))
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ code: 'too_many', message: tooMany.error.message })
  })

  it.each([
    [429, 20],
    [503, 7],
  ])('that asks to come again soon is waited out: %i', (status, seconds) => {
    const error = thrownBy(() => readAnswer(status, tooMany, { 'retry-after': String(seconds) }))
    expect(error).toBeInstanceOf(Unreachable)
    expect(error).toMatchObject({ waitMs: seconds * 1000 })
  })

  it('that is no answer of ours means: try again', () => {
    expect(thrownBy(() => readAnswer(502, '<html>'))).toBeInstanceOf(Unreachable)
    expect(thrownBy(() => readAnswer(404, '<html>'))).toBeInstanceOf(Unreachable)
  })
})

describe('a photo on its way', () => {
  /** What becomes of an upload that is answered 429, with the wait in the headers or only in the refusal. */
  const sent = (retryAfter: number, header?: object) => {
    const details = { why: 'day', ...(header ? {} : { retryAfter }) }
    const data = JSON.stringify({ error: { ...tooMany.error, details } })
    vi.mocked(Taro.uploadFile as unknown as () => Promise<object>).mockResolvedValueOnce({
      statusCode: 429,
      data,
      ...(header && { header }),
    })
    return uploadOnce('blob:photo', 'after', 'key', 'token').catch((error: unknown) => error)
  }

  it.each([
    ['in the headers', { 'Retry-After': '3600' }],
    ['in the refusal only', undefined],
  ])('whose wait of an hour stands %s is refused in words', async (_, header) => {
    const error = await sent(3600, header)
    expect(error).toBeInstanceOf(Refused)
    expect(error).toMatchObject({ code: 'too_many', message: tooMany.error.message })
  })

  it.each([
    ['in the headers', { 'Retry-After': '20' }],
    ['in the refusal only', undefined],
  ])('whose wait of seconds stands %s is sent again after it', async (_, header) => {
    const error = await sent(20, header)
    expect(error).toBeInstanceOf(Unreachable)
    expect(error).toMatchObject({ waitMs: 20_000 })
  })
})
