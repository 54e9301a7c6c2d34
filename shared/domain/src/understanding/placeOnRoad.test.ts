import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Gazetteer, placeInText } from './placeInText'

const gazetteer: Gazetteer = {
  estates: [
    { estateId: 'e1', name: '泉山家园', buildings: ['1', '3'] },
    { estateId: 'e2', name: '文昌街小区' },
    { estateId: 'e3', name: '白桦', buildings: ['1'] },
  ],
  roads: [
    { roadId: 'r1', name: '文昌大街', aliases: ['文昌街'] },
    { roadId: 'r2', name: '白桦路' },
    { roadId: 'r3', name: '马兰路' },
    { roadId: 'r4', name: '马兰路' },
  ],
}
const said = (text: string) => placeInText(text, gazetteer)

describe('a place on a road as people write it', () => {
  it.each([
    ['文昌大街路灯不亮', '文昌大街'],
    ['文昌街上路灯不亮', '文昌大街'],
    ['白桦路路边堆了垃圾', '白桦路'],
    ['白桦路12号门口垃圾成堆', '白桦路12号'],
    ['白桦路 12 号', '白桦路12号'],
    ['白桦路１２号院', '白桦路12号'],
    ['白桦路十二号', '白桦路12号'],
    ['白桦路12-3号商铺占道', '白桦路12号'],
    ['白桦路门牌36号', '白桦路36号'],
    ['白桦路12号院3号楼2单元漏水', '白桦路12号'],
    ['白桦路12号楼门口', '白桦路'],
    ['白桦路的3号楼没水', '白桦路'],
    ['白桦路北头井盖丢了', '白桦路北头'],
    ['白桦路最南端', '白桦路南头'],
    ['白桦路的北口', '白桦路北头'],
    ['文昌街东尽头', '文昌大街东头'],
    ['文昌街西段积水', '文昌大街西段'],
    ['文昌街南半段', '文昌大街南段'],
    ['文昌街中段', '文昌大街中段'],
    ['文昌街南侧的树倒了', '文昌大街'],
    ['文昌街两边乱停车', '文昌大街'],
    ['文昌街与白桦路路口', '文昌大街与白桦路路口'],
    ['文昌街和白桦路交叉口红绿灯坏了', '文昌大街与白桦路路口'],
    ['白桦路文昌街口', '白桦路与文昌大街路口'],
    ['白桦路、文昌街交汇处', '白桦路与文昌大街路口'],
    ['白桦路文昌街十字路口', '白桦路与文昌大街路口'],
    ['白桦路与文昌街西北角', '白桦路与文昌大街路口'],
    ['白桦路口', '白桦路'],
    ['在白桦路上，白桦路12号那儿', '白桦路12号'],
    ['文昌街到处是水，就在文昌街与白桦路路口', '文昌大街与白桦路路口'],
    ['我住泉山家园，白桦路路灯不亮', '白桦路'],
    ['我家在泉山家园3号楼，文昌街西段井盖丢了', '文昌大街西段'],
    ['3号楼外面的白桦路没有路灯', '白桦路'],
  ])('%s → %s', (text, address) => expect(said(text)).toMatchObject({ estateIds: [], text: address }))

  it.each([
    ['白桦路泉山家园3号楼漏水', '泉山家园3号楼'],
    ['泉山家园3号楼在白桦路上，水管爆了', '泉山家园3号楼'],
    ['文昌街小区3号楼没电', '文昌街小区3号楼'],
    ['白桦1号楼', '白桦1号楼'],
  ])('%s is the estate: %s', (text, address) => {
    expect(said(text)).toMatchObject({ text: address, estateIds: [expect.any(String)] })
    expect(said(text)?.road).toBeUndefined()
  })

  it.each(['白桦路小区路灯坏了', '白桦路小学门口堵车', '文昌街道办', '有条路坏了'])('%s names no road', (text) =>
    expect(said(text)).toBeUndefined(),
  )

  it('tells which roads, and where on them', () => {
    expect(said('白桦路12号')?.road).toEqual({ roadId: 'r2', number: 12 })
    expect(said('文昌街北头')?.road).toEqual({ roadId: 'r1', end: 'north' })
    expect(said('文昌街中段')?.road).toEqual({ roadId: 'r1', stretch: 'middle' })
    expect(said('文昌街与白桦路路口')?.road).toEqual({ roadId: 'r1', crossingId: 'r2' })
  })

  it('has to be asked for when the words speak of two roads alike, or two roads bear the name', () => {
    expect(said('文昌街和白桦路都没有路灯')).toMatchObject({ several: true })
    expect(said('马兰路12号')).toMatchObject({ several: true })
    expect(said('文昌街与马兰路路口')).toMatchObject({ several: true })
    expect(said('我住白桦路，文昌街路灯不亮')?.several).toBeUndefined()
  })

  it.each(['白桦路12号', '在白桦路北头', '我在文昌街与白桦路路口。', '不是这里，是文昌街西段'])(
    '%s says nothing but where',
    (text) => expect(said(text)?.bare).toBe(true),
  )

  it('is never made up: every road stands in the words', () => {
    const pieces = ['白桦路', '文昌街', '文昌大街', '泉山家园', '12号', '北头', '与', '路口', '3号楼', '，', '路灯不亮']
    const words = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 3 })))
    fc.assert(
      fc.property(words, (all) => {
        const text = all.join('')
        const road = said(text)?.road
        for (const id of [road?.roadId, road?.crossingId].filter(Boolean)) {
          const { name = '', aliases = [] } = gazetteer.roads.find(({ roadId }) => roadId === id) ?? {}
          const written = text.normalize('NFKC').replace(/\s/gu, '')
          expect([name, ...aliases].some((called) => written.includes(called))).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
