import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskId, maskName, maskPhone, masterName } from './mask'
import { maskDoor } from './maskDoor'
import { maskInText } from './maskInText'

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

describe('a text people typed', () => {
  it.each([
    ['电话13812345678，找我', '电话138****5678，找我'],
    ['打 138 1234 5678 或 139-8765-4321', '打 138****5678 或 139****4321'],
    ['+8613812345678', '+86138****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['证件152601199001011234办理', '证件1526**********1234办理'],
    ['15260119900101123x', '1526**********123x'],
    ['单号 202611240001382', '单号 202611240001382'],
    ['路灯 P0137，12345', '路灯 P0137，12345'],
  ])('%s is read by neighbours as %s', (text, shown) => {
    expect(maskInText(text)).toBe(shown)
    expect(maskInText(shown)).toBe(shown)
  })
})

describe('a door in what people typed', () => {
  it.each([
    ['3号楼2单元501漏水到402室了', '3号楼2单元***漏水到***了'],
    ['我家 12-2-301，水管爆了', '我家 12-2-***，水管爆了'],
    ['5 栋 1203 室太吵', '5 栋***太吵'],
    ['2单元15楼灯不亮，等了20分钟', '2单元15楼灯不亮，等了20分钟'],
    ['3号楼20点以后很吵', '3号楼20点以后很吵'],
    ['光明街 120 号门口', '光明街 120 号门口'],
  ])('%s is read by others as %s', (words, shown) => {
    expect(maskInText(words)).toBe(shown)
    expect(maskInText(shown)).toBe(shown)
  })
})

describe('an address before somebody has accepted', () => {
  it.each([
    ['泉山家园1号楼1单元501', '泉山家园1号楼1单元***'],
    ['泉山家园 3 号楼 2 单元 502 室', '泉山家园 3 号楼 2 单元***'],
    ['3 号楼 501', '3 号楼***'],
    ['12-2-301', '12-2-***'],
    ['单元门口，左手边', '单元***，左手边'],
    ['3 号楼旁', '3 号楼旁'],
    ['3 号楼 12 单元', '3 号楼 12 单元'],
    ['光明街 120 号', '光明街 120 号'],
  ])('%s is shown as %s', (address, shown) => {
    expect(maskDoor(address)).toBe(shown)
    expect(maskDoor(shown)).toBe(shown)
  })
})
