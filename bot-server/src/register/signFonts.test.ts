import { describe, expect, it } from 'vitest'
import { runsOf, unprintable } from './signFonts'

describe('the characters of a sign', () => {
  it('of every day are printed from one font', () => {
    const text = '察哈尔社区 泉山家园 3 号楼 2 单元'
    expect(runsOf(text)).toEqual([{ text, subset: 'chinese-simplified' }])
  })

  it.each([...'垴塄崾墚碶堉圙'])('that are rare come from another part of the same font: %s', (rare) => {
    const [before, found, after] = runsOf(`石${rare}村`)
    expect([before?.text, found?.text, after?.text]).toEqual(['石', rare, '村'])
    expect(found?.subset).toMatch(/^\d+$/)
  })

  it('that stand in no part of it are named, each once', () => {
    expect(unprintable('泉山家园 3')).toEqual([])
    expect(unprintable('大圐圙村圐𠮷')).toEqual(['圐', '𠮷'])
  })
})
