import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likenessOf } from './likenessOf'

const lamp = (words: string) => ({ category: 'P0137', words })
const sign = (words: string) => ({ category: 'P0139', words })

describe('two reports of one place', () => {
  it.each([
    ['of the same kind without a word', lamp(''), lamp(''), 0.5],
    ['of the same kind, one of them silent', lamp('路灯不亮了'), lamp(''), 0.5],
    ['of the same family, both silent', lamp(''), sign(''), 0.25],
    ['in the same words', lamp('门口的路灯不亮了'), lamp('门口的路灯不亮了'), 1],
    ['of two buildings', lamp('3号楼前面路灯不亮'), lamp('5号楼前面路灯不亮'), 0],
    ['of two entrances of a building', lamp('3号楼1单元灯坏了'), lamp('3号楼二单元灯坏了'), 0],
    ['of one building, said differently', lamp('3号楼1单元灯坏了'), lamp('三号楼一单元灯坏了'), 0.9],
    ['of two things in other words', lamp('路灯一直在闪'), sign('垃圾桶满了没人收'), 0],
  ])('%s', (_, one, other, likeness) => {
    expect(likenessOf(one, other)).toBeCloseTo(likeness, 1)
  })

  it('are as like as the other way round, and never more than the same', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (a, b, same) => {
        const [one, other] = [lamp(a), same ? lamp(b) : sign(b)]
        const likeness = likenessOf(one, other)
        expect(likeness).toBe(likenessOf(other, one))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
      }),
    ))
})
