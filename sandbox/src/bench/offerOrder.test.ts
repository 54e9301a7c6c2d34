import { describe, expect, it } from 'vitest'
import { criticalFirstShare, type FirstOffer, orderOf, overtakenShare, spearman } from './offerOrder'

const asked = (dueAt: number, askedAt: number, critical = false): FirstOffer => ({ dueAt, askedAt, critical })

describe('the order in which cases of a storm are served', () => {
  it.each([
    ['in order of age', [1, 2, 3, 4], [10, 20, 30, 40], 1],
    ['the youngest first', [1, 2, 3, 4], [40, 30, 20, 10], -1],
    ['two of four changed places', [1, 2, 3, 4], [10, 30, 20, 40], 0.8],
    ['all at the same moment', [1, 2, 3], [5, 5, 5], 0],
  ])('correlates with age: %s', (_, ages, times, expected) => {
    expect(spearman(ages, times)).toBeCloseTo(expected, 10)
  })

  it('shares a place between two asked for at the same moment', () => {
    expect(spearman([1, 2, 3], [5, 5, 9])).toBeCloseTo(Math.sqrt(3) / 2, 10)
  })

  it('counts whom a younger one overtook, those of one second apart', () => {
    const cases = [asked(0, 9000), asked(500, 8000), asked(5000, 8500)]
    expect(overtakenShare(cases)).toBe(1 / 2)
  })

  it('counts how often an emergency went before the ordinary cases of its moment, not before older ones', () => {
    const cases = [asked(1000, 3000, true), asked(900, 2000), asked(1100, 4000), asked(9000, 100)]
    expect(criticalFirstShare(cases)).toBe(1 / 2)
    expect(criticalFirstShare([asked(0, 1)])).toBe(1)
  })

  it('tells the waits of emergencies from those of the others', () => {
    expect(orderOf([asked(0, 50, true), asked(0, 200), asked(0, 400)])).toMatchObject({
      critical: { count: 1, p50: 50 },
      ordinary: { count: 2, p50: 200, most: 400 },
    })
  })
})
