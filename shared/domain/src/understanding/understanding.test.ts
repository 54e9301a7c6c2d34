import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaf, leaves } from '../categories/catalogue'
import { classify } from './classify'
import { emergencyIn } from './emergency'
import { fold, numeral } from './fold'
import { intentOf } from './intent'
import synonyms from './synonyms.data.json'

describe('words become a category', () => {
  it.each([
    ['我们楼前的路灯不亮了，晚上看不见路', 'P0137'],
    ['厨房水管漏水，楼下邻居家天花板都湿了', 'E2208'],
    ['小区门口垃圾成堆没人管', 'E0110'],
    ['三单元的过道堆纸箱，走不过去', 'E2101'],
    ['麻烦看一下，路灯又灭了', 'P0137'],
    ['孙子被困电梯里了', 'E2104'],
    ['钥匙丢了进不去门', 'H0101'],
    ['想给孩子上学开居住证明', 'H0401'],
    ['井  盖 丢 了', 'P0123'],
    ['今天天气不错', 'E2199'],
    ['', 'E2199'],
  ])('%s → %s', (text, category) => expect(classify(text).category).toBe(category))

  it('by the longest word, not by the first', () => {
    expect(classify('电梯旁边的楼道灯不亮').category).toBe('E2102')
  })
  it('finds every leaf by each of its own words, unless a longer one of another leaf contains it', () => {
    for (const [code, list] of Object.entries(synonyms)) {
      expect(leaf(code), code).toBeDefined()
      for (const word of list) {
        const { category, alternatives } = classify(word)
        if (code !== 'E2199') expect([category, ...alternatives], word).toContain(code)
      }
    }
  })
  it('says how sure it is, and what else it could be', () => {
    expect(classify('今天天气不错')).toEqual({ category: 'E2199', confidence: 0, alternatives: [] })
    expect(classify('路灯不亮').confidence).toBeGreaterThan(classify('路灯').confidence)
    expect(classify('停电了，电梯坏了').alternatives).toContain('E2203')
    expect(classify('路灯不亮路灯坏了').alternatives).toEqual([])
  })
  it('takes any text, and only leaves come out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { category, confidence, alternatives } = classify(text)
        for (const each of [category, ...alternatives]) expect(leaf(each)).toBeDefined()
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('reads ten thousand characters at once', () => {
    expect(classify(`${'很长的话'.repeat(2498)}路灯不亮`).category).toBe('P0137')
  })
  it('knows words for every leaf', () => expect(Object.keys(synonyms)).toHaveLength(leaves.length))
})

describe('an emergency', () => {
  it.each([
    ['五楼着火了快来人', 'fire', 'E2116'],
    ['对面窗户在冒烟', 'fire', 'E2116'],
    ['楼道里闻到煤气', 'gas', 'E2205'],
    ['家里燃气灶好像漏气了，一股煤气味', 'gas', 'E2205'],
    ['煤气', 'gas', 'E2205'],
    ['楼下有人打人', 'violence', 'E2404'],
    ['有个人持刀在门口', 'violence', 'E2404'],
    ['隔壁老人晕倒了', 'illness', 'H0305'],
    ['我朋友想不开', 'self_harm', 'H0305'],
  ])('%s is %s', (text, kind, category) => expect(emergencyIn(text)).toEqual({ kind, category }))

  it('is heard in a long letter when it happens now', () => {
    const letter = '我们小区的物业多年来不管事，'.repeat(6)
    expect(emergencyIn(`${letter}。现在楼下着火了，快来人！`)?.kind).toBe('fire')
  })
  it.each([
    '楼下火锅店油烟太大',
    '煤气费在哪里交',
    '小区什么时候通燃气',
    '燃气公司的电话是多少',
    '燃气表没电了',
    '家里停了天然气',
    '消防通道堵了，万一着火怎么办',
    '楼道里有火灾隐患',
    '电动车充电容易起火',
    '我拨打人工一直没人接',
    '商场跳楼价甩卖太吵',
    '这里禁止打人',
    '路灯不亮',
    `${'我们小区的物业多年来不管事，'.repeat(6)}几年前楼下还着火过。`,
  ])('%s is none', (text) => expect(emergencyIn(text)).toBeUndefined())
})

describe('a short message', () => {
  it.each([
    ['查询', { kind: 'query' }],
    ['请查一下进度。', { kind: 'query' }],
    ['000123', { kind: 'query', number: '000123' }],
    ['编号 000123', { kind: 'query', number: '000123' }],
    ['150902-2026-000123', { kind: 'query', number: '150902-2026-000123' }],
    ['查询000123', { kind: 'query', number: '000123' }],
    ['催一下', { kind: 'urge' }],
    ['催一下 000123', { kind: 'urge', number: '000123' }],
    ['撤销', { kind: 'withdraw' }],
    ['撤销吧', { kind: 'withdraw' }],
    ['人工', { kind: 'human' }],
    ['转人工客服', { kind: 'human' }],
    ['5', { kind: 'rating', stars: 5 }],
    ['４分', { kind: 'rating', stars: 4 }],
    ['五星！', { kind: 'rating', stars: 5 }],
    ['没解决', { kind: 'not_solved' }],
    ['还没修好呢', { kind: 'not_solved' }],
    ['＋1', { kind: 'join' }],
    ['不是', { kind: 'not_same' }],
    ['不是同一件', { kind: 'not_same' }],
    ['A', { kind: 'choice', at: 0 }],
    ['选ｂ', { kind: 'choice', at: 1 }],
    ['c。', { kind: 'choice', at: 2 }],
    ['我的', { kind: 'home' }],
    ['绑定住址', { kind: 'home' }],
    ['楼栋群', { kind: 'group' }],
    ['加入楼栋群', { kind: 'group' }],
  ])('%s', (text, intent) => expect(intentOf(text)).toEqual(intent))

  it.each([
    '路灯不亮',
    '路灯坏了快点来修',
    '6',
    '55',
    '13800138000',
    '3-2-501',
    '不是我家，是三单元',
    '人工湖边的栏杆断了',
    '取消了我的低保',
    'd',
    'b座漏水',
    '我的电表坏了',
    '群里吵架',
    '',
    '，',
  ])('%s is no command', (text) => expect(intentOf(text)).toBeUndefined())
})

describe('numbers and letters', () => {
  it('reads Chinese numerals up to ninety-nine', () => {
    expect(['三', '十', '十二', '二十', '九十九', '两', '007'].map(numeral)).toEqual([
      '3',
      '10',
      '12',
      '20',
      '99',
      '2',
      '7',
    ])
    expect([numeral('百'), numeral('x'), numeral('')]).toEqual([undefined, undefined, undefined])
    expect(fold('Ａ 楼\n３')).toBe('a楼\n3')
  })
})
