import { describe, expect, it } from 'vitest'
import { ratingOf } from './ratingOf'

describe('what residents’ stars come to', () => {
  it.each([
    ['nobody has rated yet', [], 4.5],
    ['one person is angry', [1], 3.917],
    ['everybody is content', Array(20).fill(5), 4.9],
    ['everybody is angry', Array(20).fill(1), 1.7],
  ])('when %s', (_, stars, rating) => expect(ratingOf(stars)).toBeCloseTo(rating, 3))

  it('rises with each good rating and falls with each bad one', () => {
    expect(ratingOf([5])).toBeGreaterThan(ratingOf([]))
    expect(ratingOf([5, 4])).toBeLessThan(ratingOf([5]))
  })
})
