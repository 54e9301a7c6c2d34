import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelOf } from './label'
import { eachLabelFeature } from './labelFeatures'
import { everydayMessages } from './testing/everydayMessages'

function featuresOf(text: string): [number, number][] {
  const counts = new Map<number, number>()
  eachLabelFeature(text, 17, (bucket, times) => counts.set(bucket, (counts.get(bucket) ?? 0) + times))
  return [...counts].sort(([a], [b]) => a - b)
}

const wide = (text: string) =>
  text.replace(/[!-~]/gu, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000')

describe('a message is read the same', () => {
  it.each([
    ['cut into words', 'A3区大道西行便道，路灯杆被圈', 'A3 区 大道 西行 便道 路灯 杆 被圈'],
    ['in full width', '我家在A3区2栋，一共28个 门', '我家在Ａ３区２栋，一共２８个　门'],
    ['with other stops and quotes', '学校“补课”收费：2019年。', '学校「补课」收费﹕2019年！'],
    ['with the title on a line of its own', '学校补课\n暑假补课收费', '学校补课暑假补课收费'],
    ['with other numbers', '2019年3月欠薪12,000元', '2020年11月欠薪800元'],
    ['in small letters', 'A市ETC扣费', 'a市etc扣费'],
  ])('%s', (_how, one, other) => expect(featuresOf(other)).toEqual(featuresOf(one)))

  it('wherever the spaces, stops and wide letters stand', () => {
    const text = fc.constantFrom(...everydayMessages.map((each) => each.text))
    const between = fc.constantFrom(' ', '，', '。', '\n', '\u3000', '“')
    fc.assert(
      fc.property(text, fc.nat(), between, (words, seed, mark) => {
        const at = [...words].length ? seed % [...words].length : 0
        const apart = [...words].map((each, i) => (i === at || i % 3 === seed % 3 ? mark + each : each)).join('')
        expect(featuresOf(wide(apart))).toEqual(featuresOf(words))
        expect(labelOf(apart)).toBe(labelOf(words))
      }),
    )
  })
})
