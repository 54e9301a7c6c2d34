import { describe, expect, it } from 'vitest'
import { unbroken } from './describe'

describe('an address that is shown', () => {
  it('keeps each number with what it counts', () =>
    expect(unbroken('泉山家园 12 号楼 3 单元 101')).toBe('泉山家园 12\u00a0号楼 3\u00a0单元 101'))
  it('may part a long run of Han anywhere, a short one nowhere', () =>
    expect(unbroken('楼道拐角处电表箱旁 小区门口')).toBe(
      '楼\u200b道\u200b拐\u200b角\u200b处\u200b电\u200b表\u200b箱\u200b旁 小区门口',
    ))
})
