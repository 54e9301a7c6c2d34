import { describe, expect, it } from 'vitest'
import { Refused, readAnswer, Unreachable } from './api'

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
