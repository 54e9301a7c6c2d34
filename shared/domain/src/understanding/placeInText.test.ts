import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GazetteerEstate, placeInText } from './placeInText'

const estates: GazetteerEstate[] = [
  { estateId: 'e1', name: '云杉里' },
  { estateId: 'e2', name: '康宁家园', aliases: ['康宁'] },
  { estateId: 'e3', name: '康宁家园北区', buildings: ['1', '2', '3'] },
  { estateId: 'e4', name: '云杉里' },
  { estateId: 'e5', name: '泉山家园', buildings: ['1', '3', 'A'] },
]
const gazetteer = { estates, roads: [] }

describe('a place as people write it', () => {
  it.each([
    ['康宁家园3号楼2单元501室漏水', '康宁家园3号楼2单元501'],
    ['康宁家园三号楼二单元301', '康宁家园3号楼2单元301'],
    ['康宁家园 3 栋二单元', '康宁家园3号楼2单元'],
    ['康宁家园十二幢门口有垃圾', '康宁家园12号楼'],
    ['康宁３＃楼', '康宁家园3号楼'],
    ['康宁家园3#2单元', '康宁家园3号楼2单元'],
    ['康宁家园3楼下面', '康宁家园3号楼'],
    ['康宁家园3-2-501', '康宁家园3号楼2单元501'],
    ['康宁家园３－２－５０１', '康宁家园3号楼2单元501'],
    ['康宁家园3—2—501', '康宁家园3号楼2单元501'],
    ['康宁家园5-301没有水', '康宁家园5号楼301'],
    ['康宁家园3-2单元501', '康宁家园3号楼2单元501'],
    ['康宁家园3-2楼道灯坏了', '康宁家园3号楼2单元'],
    ['康宁家园的3号楼2单元', '康宁家园3号楼2单元'],
    ['康宁家园小区3号楼', '康宁家园3号楼'],
    ['康宁家园里3号楼', '康宁家园3号楼'],
    ['3号2单元 康宁家园', '康宁家园3号楼2单元'],
    ['3号楼康宁家园', '康宁家园3号楼'],
    ['康宁家园3号', '康宁家园3号楼'],
    ['康宁家园3座1203', '康宁家园3号楼1203'],
    ['康宁家园a座1203', '康宁家园A号楼1203'],
    ['康宁家园B栋2单元', '康宁家园B号楼2单元'],
    ['康宁家园十号楼', '康宁家园10号楼'],
    ['康宁家园二十三号楼', '康宁家园23号楼'],
    ['康宁家园3号楼的2单元', '康宁家园3号楼2单元'],
    ['康宁家园3号楼2门洞', '康宁家园3号楼2单元'],
    ['康宁家园3号楼2门301', '康宁家园3号楼2单元301'],
    ['康宁家园3号楼301户', '康宁家园3号楼'],
    ['康宁家园3号楼2单元301户', '康宁家园3号楼2单元301'],
    ['康宁家园3号楼2单元三零一', '康宁家园3号楼2单元301'],
    ['康宁家园3号楼一单元五〇二', '康宁家园3号楼1单元502'],
    ['康宁家园3号楼2单元1203室', '康宁家园3号楼2单元1203'],
    ['康宁家园3号楼120户停电', '康宁家园3号楼'],
    ['康宁家园3号楼100米外', '康宁家园3号楼'],
    ['康宁家园3号楼2单元200块钱', '康宁家园3号楼2单元'],
    ['康宁家园北区的大门坏了', '康宁家园北区'],
    ['康宁家园北区3号楼', '康宁家园北区3号楼'],
    ['康宁的路灯坏了', '康宁家园'],
    ['我在康宁家园，3号楼2单元漏水', '康宁家园3号楼2单元'],
    ['路灯坏了，在康宁家园3号楼旁边', '康宁家园3号楼'],
    ['康宁家园3号楼和5号楼中间的路灯坏了', '康宁家园5号楼'],
    ['3号楼的人把垃圾扔在康宁家园5号楼门口', '康宁家园5号楼'],
    ['我住康宁家园3号楼，云杉里2号楼门口垃圾成堆', '云杉里2号楼'],
    ['我家住康宁家园，云杉里门口井盖丢了', '云杉里'],
    ['我是康宁家园3号楼的，5号楼路灯不亮', '康宁家园5号楼'],
    ['云杉里2号楼', '云杉里2号楼'],
    ['7号楼1单元门口', '7号楼1单元'],
    ['7楼1单元门口', '7号楼1单元'],
    ['7栋三单元', '7号楼3单元'],
    ['七号楼', '7号楼'],
    ['3-2-501水管爆了', '3号楼2单元501'],
    ['3-2单元', '3号楼2单元'],
    ['2单元301没暖气', '2单元301'],
    ['二单元的灯坏了', '2单元'],
    ['一栋三单元漏水', '1号楼3单元'],
    ['a座电梯坏了', 'A号楼'],
    ['第3号楼', '3号楼'],
    ['12#楼', '12号楼'],
    ['5号院2单元', '5号楼2单元'],
    ['康宁家园3号楼2单元5楼', '康宁家园3号楼2单元'],
  ])('%s → %s', (text, address) => expect(placeInText(text, gazetteer)?.text).toBe(address))

  it.each([
    '我家住3楼，天天有噪音',
    '2026-11-24',
    '电话 0474-812-3456',
    '路灯不亮',
    '110',
    '三个人在吵',
    '11月24号楼道灯坏了',
    '这栋楼没水',
    '两栋楼之间有垃圾',
    '三栋楼都停电了',
    '一栋楼的人都在抱怨',
    '整一栋楼没暖气',
    '有三座垃圾桶倒了',
    '坐3号线到的',
    '1.5号楼',
    '等了3天没人来',
    '13800138000',
    '二十多户没水',
    '每单元都停电',
  ])('%s names none', (text) => expect(placeInText(text, gazetteer)).toBeUndefined())

  it('has to be asked for when the words speak of two estates alike', () => {
    expect(placeInText('康宁家园和泉山家园路灯都坏了', gazetteer)).toMatchObject({ several: true })
    expect(placeInText('我住康宁家园，泉山家园路灯坏了', gazetteer)?.several).toBeUndefined()
  })

  it('has to be asked for when the estate has no such building', () => {
    expect(placeInText('泉山家园9号楼', gazetteer)).toEqual({
      estateIds: ['e5'],
      estate: '泉山家园',
      text: '泉山家园',
      missing: true,
      bare: true,
    })
    expect(placeInText('泉山家园a座', gazetteer)?.text).toBe('泉山家园A号楼')
  })

  it.each(['康宁家园3号楼2单元', '我在康宁家园3号楼', '地址是康宁家园3-2-501。', '不是这里，在康宁家园5号楼门口'])(
    '%s says nothing but where',
    (text) => expect(placeInText(text, gazetteer)?.bare).toBe(true),
  )
  it.each(['康宁家园3号楼漏水', '康宁家园3号楼2单元的灯'])('%s says more than where', (text) =>
    expect(placeInText(text, gazetteer)?.bare).toBe(false),
  )

  it('is never made up: every estate stands in the words, every building in the register', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '康宁家园',
        '云杉里',
        '泉山家园',
        '3号楼',
        '九栋',
        '2单元',
        '501',
        '-',
        '的',
        '，',
        '路灯不亮',
        'a座',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    )
    const words = fc.array(piece, { maxLength: 12 }).map((all) => all.join(''))
    fc.assert(
      fc.property(words, (text) => {
        const found = placeInText(text, gazetteer)
        for (const id of found?.estateIds ?? []) {
          const estate = estates.find(({ estateId }) => estateId === id)
          const names = [estate?.name ?? '', ...(estate?.aliases ?? [])]
          expect(names.some((name) => text.normalize('NFKC').replace(/\s/gu, '').includes(name))).toBe(true)
        }
        const known = estates.filter(({ estateId }) => found?.estateIds.includes(estateId))
        if (found?.building && known.length > 0)
          expect(known.some(({ buildings }) => !buildings || buildings.includes(found.building ?? ''))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('is found at once in ten thousand characters and twenty thousand estates', () => {
    const estates = Array.from({ length: 20_000 }, (_, at) => ({ estateId: `m${at}`, name: `第${at}小区` }))
    const many = { estates, roads: [] }
    const letter = `${'我们小区的物业多年来不管事，'.repeat(700)}第19999小区3号楼漏水`
    expect(placeInText(letter, many)?.text).toBe('第19999小区3号楼')
    const began = performance.now()
    placeInText(letter, many)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
