import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaf, leaves } from '../categories/catalogue'
import { bestGuesses, classify, sureFrom } from './classify'
import { labelOf } from './label'
import model from './model/model.data.json'
import { everydayMessages } from './testing/everydayMessages'
import { trained } from './trained'

const right = ({ category, also = [] }: (typeof everydayMessages)[number]) => [category, ...also]

describe('what residents write every day', () => {
  it('is understood at once in 85 of 100, and with three choices in 95', () => {
    const first = everydayMessages.filter((each) => right(each).includes(classify(each.text).category))
    const three = everydayMessages.filter((each) =>
      bestGuesses(each.text, 3).some(({ category }) => right(each).includes(category)),
    )
    expect(everydayMessages).toHaveLength(200)
    expect(first.length / everydayMessages.length).toBeGreaterThanOrEqual(0.85)
    expect(three.length / everydayMessages.length).toBeGreaterThanOrEqual(0.95)
  })
  it('is not asked about when the bot is sure, and then the bot is right in 90 of 100', () => {
    const sure = everydayMessages.filter(({ text }) => classify(text).confidence >= sureFrom)
    const good = sure.filter((each) => right(each).includes(classify(each.text).category))
    expect(sure.length).toBeGreaterThan(everydayMessages.length / 2)
    expect(good.length / sure.length).toBeGreaterThanOrEqual(0.9)
  })
  it.each([
    ['搂道灯坏了', 'E2102'],
    ['家里暖汽不热', 'E2207'],
    ['井概丢了', 'P0123'],
  ])('is understood as it sounds: %s', (text, category) => expect(classify(text).category).toBe(category))
})

describe('three choices', () => {
  it('come best first, each once, and begin with what was understood', () => {
    for (const { text } of everydayMessages) {
      const guesses = bestGuesses(text, 3)
      const sorted = [...guesses].sort((a, b) => b.confidence - a.confidence)
      expect(guesses).toEqual(sorted)
      expect(new Set(guesses.map(({ category }) => category)).size).toBe(guesses.length)
      if (guesses[0]) expect(classify(text)).toMatchObject(guesses[0])
    }
  })
  it('are none for talk that names no matter', () => {
    for (const text of ['', '你好', '今天天气不错']) expect(bestGuesses(text, 3), text).toEqual([])
  })
})

describe('one of seven labels', () => {
  it.each([
    ['医院乱收费，医生态度也差', '卫生计生'],
    ['老板拖欠农民工工资半年了', '劳动和社会保障'],
    ['学校暑假违规补课收费', '教育文体'],
    ['化工厂夜里偷排废气，臭味难闻', '环境保护'],
    ['小区物业不作为，下水道堵了没人管', '城乡建设'],
    ['出租车拒载还不打表', '交通运输'],
  ])('%s → %s', (text, label) => expect(labelOf(text)).toBe(label))

  it('is found for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(trained.label.labels).toContain(labelOf(text))
      }),
    )
    expect(trained.label.labels).toContain(labelOf('\ud800'.repeat(10_000)))
  })
})

describe('the model', () => {
  it('is under 3 MB and knows every leaf', () => {
    expect(JSON.stringify(model).length).toBeLessThan(3e6)
    for (const { code } of leaves) expect(trained.leaf.codes).toContain(code)
    expect(trained.leaf.codes.filter((code) => !leaf(code))).toEqual(['none'])
  })
  it('holds no words but the names of the labels', () => {
    const words = JSON.stringify(model).match(/\p{Script=Han}+/gu)
    expect(words).toEqual(trained.label.labels)
  })
})
