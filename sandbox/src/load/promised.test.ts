import { describe, expect, it } from 'vitest'
import { isKept, noPromise, promisedIn } from './promised'

const filed = '已上报：路灯不亮，小区门口。编号 000123，14:35 前有人回应'
const beside = '邻居 13:50 已上报同一件事，王** 正在处理'

describe('what an answer promises', () => {
  it('is the number it names', () => {
    expect([...promisedIn(filed).numbers]).toEqual(['000123'])
    expect(promisedIn('您好，请说一下什么事')).toBe(noPromise)
  })

  it.each([
    ['one case, named', [filed], ['000123'], true],
    ['one case, named twice', [filed, filed], ['000123'], true],
    ['a case that is not there', [filed], [], false],
    ['a case that nobody named', ['您好'], ['000123'], false],
    ['another number', [filed], ['000124'], false],
    ['a case beside a neighbour’s', [beside], ['000123'], true],
    ['two cases beside one neighbour’s', [beside], ['000123', '000124'], false],
    ['a case beside a neighbour’s that is not there', [beside], [], false],
  ])('%s', (_, texts, stored, kept) => {
    const told = texts.reduce((before, text) => promisedIn(text, before), noPromise)
    expect(isKept(stored, told)).toBe(kept)
  })
})
