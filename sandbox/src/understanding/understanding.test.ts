import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bestLabel, labelReader } from '@jinlin/domain/understanding/label'
import { describe, expect, it } from 'vitest'
import { seeded } from '../load/random'
import { answerLine } from './answerLine'
import { accuracyOf, f1Of, macroF1Of } from './measure'
import { foldsOf, nearDuplicates } from './nearDuplicates'
import { readCorrections } from './readCorrections'
import { allSayings, wordingsOf } from './sayings'
import { countRows, learnLabels, packLabels } from './trainLabels'
import { packLeaves, trainLeaves } from './trainLeaves'

const lamps = ['路灯坏了没人修', '门口的路灯不亮', '路灯一闪一闪', '路灯杆倒了']
const wages = ['老板不给工资', '拖欠农民工工资', '工资半年没发', '讨要工资']
const texts = [...lamps, ...wages]
const labels = texts.map((_, i) => (i < lamps.length ? 0 : 1))

describe('training', () => {
  it('makes the same labels, byte for byte, whenever it is run', () => {
    const once = () => {
      const learned = learnLabels(countRows(texts), labels, 2, [...texts.keys()])
      return JSON.stringify(packLabels(['灯', '工资'], learned))
    }
    expect(once()).toBe(once())
  })
  it('makes the same leaves, byte for byte, whenever it is run', () => {
    const examples = texts.map((text, i) => ({ text, category: i < lamps.length ? 'P0137' : 'E2505' }))
    expect(JSON.stringify(packLeaves(trainLeaves(examples)))).toBe(JSON.stringify(packLeaves(trainLeaves(examples))))
  })
  it('tells what it has not seen from what it has', () => {
    const reader = labelReader(packLabels(['灯', '工资'], learnLabels(countRows(texts), labels, 2, [0, 1, 2, 4, 5, 6])))
    expect([bestLabel(reader(lamps[3] ?? '')), bestLabel(reader(wages[3] ?? ''))]).toEqual(['灯', '工资'])
  })
  it('says every alternative of a pattern, and the same ones for the same seed', () => {
    const said = wordingsOf('(路灯|街灯)(不亮|坏了|)', seeded(1))
    for (const part of ['路灯', '街灯', '不亮', '坏了']) expect(said.some((each) => each.includes(part))).toBe(true)
    expect(said).toContain(said.find((each) => each.length === 2))
    expect(allSayings(3)).toEqual(allSayings(3))
    expect(allSayings(3).filter(({ text }) => /[()|]/u.test(text) || !text)).toEqual([])
  })
  it('takes corrections, and names the line that is none', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'corrections-')), 'corrections.jsonl')
    writeFileSync(file, '{"text":"灯憋了","category":"P0137"}\n\n')
    expect(readCorrections(file)).toEqual([{ text: '灯憋了', category: 'P0137' }])
    for (const bad of ['{"text":"x","category":"none"}', '{"text":"","category":"P0137"}', 'x']) {
      writeFileSync(file, `{"text":"灯憋了","category":"P0137"}\n${bad}\n`)
      expect(() => readCorrections(file)).toThrow(':2')
    }
  })
})

describe('messages written twice', () => {
  it('are in one fold, and the folds are about as full', () => {
    const letters = Array.from({ length: 40 }, (_, i) =>
      String.fromCharCode(...Array.from({ length: 30 }, (_x, j) => 0x4e00 + i * 97 + j * 3)),
    )
    const twice = [...letters, ...letters.map((text) => `${text}。盼复`)]
    const groups = nearDuplicates(twice)
    const folds = foldsOf(groups, 5)
    expect(new Set(groups).size).toBe(letters.length)
    expect(folds.slice(0, letters.length)).toEqual(folds.slice(letters.length))
    for (let fold = 0; fold < 5; fold += 1) expect(folds.filter((each) => each === fold)).toHaveLength(16)
  })
})

describe('figures', () => {
  it('are those of the textbook', () => {
    const table = [
      [8, 2],
      [1, 9],
    ]
    expect(accuracyOf(table)).toBeCloseTo(0.85)
    expect(f1Of(table)).toEqual([16 / 19, 18 / 21])
    expect(macroF1Of(table)).toBeCloseTo((16 / 19 + 18 / 21) / 2)
  })
})

describe('a line for classify', () => {
  it('is answered with a label, a leaf and a confidence', () => {
    expect(JSON.parse(answerLine('{"text":"楼道灯坏了"}'))).toMatchObject({ label: '城乡建设', category: 'E2102' })
  })
  it.each(['{"text":""}', '{"text":"\\ud800"}', JSON.stringify({ text: '路灯'.repeat(5000) })])(
    'is answered whatever the text is',
    (line) => expect(Object.keys(JSON.parse(answerLine(line)))).toEqual(['label', 'category', 'confidence']),
  )
  it.each([
    ['nope', 'invalid_json'],
    ['', 'invalid_json'],
    ['{"text":1}', 'invalid_message'],
    ['null', 'invalid_message'],
  ])('%s is refused with a code, and the next one answered', (line, code) =>
    expect(JSON.parse(answerLine(line))).toMatchObject({ error: { code } }),
  )
})
