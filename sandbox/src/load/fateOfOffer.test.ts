import { expect, it } from 'vitest'
import { fateOfOffer } from './fateOfOffer'

it('of 100 offers 8 are never looked at, 15 declined and 77 accepted', () => {
  const fates = Array.from({ length: 100 }, (_, i) => fateOfOffer((i + 0.5) / 100))
  const count = (fate: string) => fates.filter((one) => one === fate).length
  expect([count('unseen'), count('decline'), count('accept')]).toEqual([8, 15, 77])
})
