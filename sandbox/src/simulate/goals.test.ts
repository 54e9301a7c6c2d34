import { describe, expect, it } from 'vitest'
import type { Figures } from './figures'
import { goalsOfDay } from './goals'

const figures = (rest: Partial<Figures> = {}): Figures => ({
  ...{ cases: 100, inTime: 0.995, answered: 1, medianSeconds: 60, p95Seconds: 300, metres: 300 },
  ...{ overBest: { 'as asked': 1.05 }, offers: 1.5, gini: 0.3, how: {} },
  ...rest,
})
const others = ['nearest', 'round robin', 'least loaded'].map((name) => ({
  ...{ name, figures: figures({ inTime: 0.99, metres: name === 'nearest' ? 200 : 900 }) },
}))
const missed = (rest: Partial<Figures>) =>
  goalsOfDay({ name: 'jinlin', figures: figures(rest) }, others)
    .filter(({ met }) => !met)
    .map(({ words }) => words)

describe('the goals of a day', () => {
  it('are met when it is quick, near and better than the plain ways; nearest alone may go less far', () =>
    expect(missed({})).toEqual([]))
  it('name what was missed', () => {
    expect(missed({ overBest: { 'as asked': 1.11 } })).toEqual(['distance: 1.110 × optimal, at most 1.10'])
    expect(missed({ overBest: {} })).toHaveLength(1)
    expect(missed({ metres: 900 })).toHaveLength(2)
    expect(missed({ inTime: 0.99 })).toHaveLength(3)
    expect(missed({ inTime: 0.9899 })).toHaveLength(4)
  })
})
