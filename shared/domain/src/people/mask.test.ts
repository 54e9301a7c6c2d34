import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskId, maskName, maskPhone, masterName } from './mask'

describe('a masked person', () => {
  it.each([
    ['张三', '张**'],
    ['欧阳测试', '欧阳**'],
    ['巴特尔', '巴**'],
    ['𠮷田', '𠮷**'],
    ['张**', '张**'],
    ['', '**'],
  ])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown))

  it('is 李师傅 to people who called for help', () => expect(masterName('李测试')).toBe('李师傅'))

  it.each([
    ['13812345678', '138****5678'],
    ['0474-8123456', '0474-***3456'],
    ['010-81234567', '010-****4567'],
    ['8123456', '*****56'],
    ['110', '***'],
  ])('has the phone %s shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  it.each([
    ['152601199001011234', '1526**********1234'],
    ['152601900101123', '1526*******1123'],
    ['E12345678', 'E*******8'],
    ['123', '***'],
  ])('has the document %s shown as %s', (id, shown) => expect(maskId(id)).toBe(shown))

  it('never shows more of an ID number than its ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X'), minLength: 1, maxLength: 20 }), (id) => {
        expect(maskId(id)).toHaveLength(id.length)
        expect(maskId(id).replace(/\*/g, '').length).toBeLessThanOrEqual(8)
      }),
    )
  })
})
