import { describe, expect, it } from 'vitest'
import { percentile } from '../load/percentiles'
import { answerOf, habits } from './answers'

const many = Array.from({ length: 40_000 }, (_, i) => answerOf(7, i, i % 900))
const shareOf = (will: string) => many.filter((each) => each.will === will).length / many.length

describe('people asked', () => {
  it('look after 45 seconds in the median, a sixth of them after e^0.9 times as long', () => {
    const seconds = many.map(({ afterMs }) => afterMs / 1000)
    expect(percentile(seconds, 50)).toBeCloseTo(habits.medianSeconds, -0.5)
    expect(percentile(seconds, 84.13) / percentile(seconds, 50)).toBeCloseTo(Math.exp(habits.sigma), 1)
  })

  it('never look in 8 of 100 offers and decline 15', () => {
    expect(shareOf('never')).toBeCloseTo(0.08, 2)
    expect(shareOf('decline')).toBeCloseTo(0.15, 2)
  })

  it('answer the same question alike, and a reminder anew', () => {
    expect(answerOf(7, 5, 6)).toEqual(answerOf(7, 5, 6))
    expect(answerOf(7, 5, 6).afterMs).not.toBe(answerOf(7, 5, 6, true).afterMs)
    expect(answerOf(7, 5, 6).afterMs).not.toBe(answerOf(8, 5, 6).afterMs)
  })
})
