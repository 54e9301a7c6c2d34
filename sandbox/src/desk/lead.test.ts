import { beforeAll, describe, expect, it } from 'vitest'

type Lead = { name: string; key?: string; who?: string; seat?: string; press?: string }
type Words = {
  lead: Record<string, (one?: string, name?: string, matter?: string, until?: string) => [string, string]>
  roles: Record<string, string>
  hints: Record<string, (who: string) => string>
  handlers: Record<string, string>
}
const load = (name: string) => import(new URL(`public/${name}`, import.meta.url).href)
/** Everybody has the case open. */
const phones = { resident: 'c', leader: 'c', plumber: 'c' }

let leadOf: (
  found: object | undefined,
  turn: string | undefined,
  phones: Record<string, string | undefined>,
  tried?: object[],
) => Lead
type AskedFor = (drafts: Map<string, number | undefined>, found: object | undefined, phones: object) => Lead | undefined
let askedFor: AskedFor
let hintOf: (step: string, found?: object) => { name: string; who: string }
let words: Words
beforeAll(async () => {
  const lead = await load('lead.js')
  leadOf = lead.leadOf
  hintOf = lead.hintOf
  askedFor = lead.askedFor
  words = (await load('words.js')).words
})
/** The guide's first line. */
const line = ({ name, key, who }: Lead) => words.lead[name]?.(key ? words.roles[key] : who, '某某', '路灯不亮')[0]

const leader = { name: '王**', role: 'grid_leader' }
const plumber = { name: '李**', role: 'tradesperson' }
const clerk = { name: '刘**', role: 'community_clerk' }

describe('the first line of the guide', () => {
  it.each([
    ['nothing reported', undefined, undefined, '在居民手机上点「路灯不亮」'],
    ['just reported', { state: 'submitted' }, undefined, '不用点，5 秒后自动派单'],
    ['held out to the leader', { state: 'offered', offer: leader }, 'leader', '在网格长手机上点「接单」'],
    ['held out to the plumber', { state: 'offered', offer: plumber }, 'plumber', '在水暖师傅手机上点「接单」'],
    ['in the pool', { state: 'offered', poolSince: 'x', category: 'P0137' }, undefined, '在网格长手机上点「抢单池」'],
    [
      'a trade in the pool',
      { state: 'offered', poolSince: 'x', category: 'H0102' },
      undefined,
      '在水暖师傅手机上点「抢单池」',
    ],
    ['between two people', { state: 'offered' }, undefined, '不用点，正在找下一位'],
    ['accepted', { state: 'accepted', assignee: leader }, 'leader', '在网格长手机上点「开始处理」'],
    ['accepted by a trade', { state: 'accepted', assignee: plumber }, 'plumber', '在水暖师傅手机上点「我到了」'],
    [
      'begun, with a photo',
      { state: 'in_progress', assignee: leader, needsAfterPhoto: true },
      'leader',
      '在网格长手机上点「拍照办结」',
    ],
    ['begun', { state: 'in_progress', assignee: leader }, 'leader', '在网格长手机上点「办结」'],
    ['on hold', { state: 'on_hold', assignee: leader }, 'leader', '在网格长手机上点「恢复处理」'],
    ['resolved', { state: 'resolved', reporter: { name: '陈**' } }, 'resident', '在居民手机上点「解决了」'],
    ['closed', { state: 'closed' }, undefined, '办结了'],
  ])('%s: names the phone and the button', (_, found, turn, expected) =>
    expect(line(leadOf(found && { id: 'c', ...found }, turn, phones))).toBe(expected),
  )

  it('gives an officer the third phone before it asks for a tap there', () => {
    const found = { id: 'c', state: 'offered', offer: clerk }
    expect(leadOf(found, 'clerk', phones)).toEqual({ name: 'seat', key: 'clerk', seat: 'clerk' })
    expect(line(leadOf(found, 'clerk', { resident: 'c', leader: 'c', clerk: 'c' }))).toBe('在社区干事手机上点「接单」')
  })

  it.each([
    ['on the list of tasks', undefined],
    ['in another case', 'other'],
  ])('a leader who is %s is shown to the case before its button', (_, open) => {
    const found = { id: 'c', state: 'accepted', assignee: leader }
    expect(line(leadOf(found, 'leader', { ...phones, leader: open }))).toBe('在网格长手机上点开「路灯不亮」')
    expect(line(leadOf(found, 'leader', phones))).toBe('在网格长手机上点「开始处理」')
  })

  it('whoever has just reported stands on the page already', () => {
    const found = { id: 'c', state: 'resolved', reporter: { name: '陈**' } }
    expect(line(leadOf(found, 'resident', { ...phones, resident: '' }))).toBe('在居民手机上点「解决了」')
    expect(leadOf(found, 'resident', { ...phones, resident: undefined }).name).toBe('openMine')
    expect(leadOf({ ...found, state: 'accepted', assignee: plumber }, 'plumber', { plumber: undefined }).name).toBe(
      'openTrade',
    )
  })

  it('says who outside the story is asked, until when, and how to go on at once', () => {
    const lead = leadOf({ state: 'offered', offer: leader }, undefined, phones)
    expect(line(lead)).toBe('不用点，正在问 王**')
    expect(lead.press).toBeUndefined()
    const more = words.lead[lead.name]?.('王**', undefined, undefined, '14:23')[1]
    expect(more).toMatch(/14:23 没接就换人问.*再报一件/)
    expect(words.lead[lead.name]?.('王**')[1]).not.toMatch(/undefined|换人问/)
  })

  it('beside an open pool, whoever has a phone need not wait for somebody outside the story', () => {
    const found = { id: 'c', state: 'offered', offer: leader, poolSince: 'x', category: 'P0137' }
    expect(line(leadOf(found, undefined, phones))).toBe('在网格长手机上点「抢单池」')
    expect(leadOf({ ...found, category: 'H0101' }, undefined, phones).seat).toBe('locksmith')
    expect(line(leadOf(found, 'leader', phones))).toBe('在网格长手机上点「接单」')
  })

  const tapped = { kind: 'report', reporter: { via: 'miniapp' } }
  const talked = { kind: 'report', reporter: { via: 'account' } }
  const called = { kind: 'callout', reporter: { via: 'miniapp' } }
  it.each([
    ['only reported', [tapped], /点「水暖」/],
    ['called a plumber and been served', [called, tapped], /12111/],
    ['called a plumber by the account only', [{ ...called, reporter: { via: 'account' } }], /点「路灯不亮」/],
    ['gone every way', [called, talked, tapped], /快时钟/],
  ])('says to somebody who has %s what they have not tried', (_, tried, more) => {
    const { name } = leadOf({ id: 'c', state: 'closed' }, undefined, phones, tried)
    expect(words.lead[name]?.('居民')[1]).toMatch(more)
    expect(words.lead[name]?.('居民')[1]).not.toMatch(name === 'done' ? /12111/ : /水暖/)
  })

  it('says how to name the place when a talk with the account waits for it, until somebody turns to something else', () => {
    const drafts = new Map([['stranger', Date.parse('2026-11-24T06:20:00Z')]])
    const onDesk = { stranger: undefined, leader: undefined }
    const found = (at: string, ...more: object[]) => ({ timeline: [{ command: 'submit', at }, ...more] })
    const draft = { name: 'draft', key: 'stranger', press: 'stranger' }
    expect(askedFor(drafts, undefined, onDesk)).toEqual(draft)
    expect(line(draft)).toBe('在外社区居民的 12111 里点「＋」，再点「位置」')
    const machine = { command: 'offer', at: '2026-11-24T06:25:00Z' }
    expect(askedFor(drafts, found('2026-11-24T06:10:00Z', machine), onDesk)).toEqual(draft)
    expect(askedFor(drafts, found('2026-11-24T06:21:00Z'), onDesk)).toBeUndefined()
    expect(askedFor(drafts, undefined, { resident: undefined })).toBeUndefined()
    expect(askedFor(new Map([['stranger', undefined]]), undefined, onDesk)).toBeUndefined()
  })

  it('a report without a place is not said to be on its way', () =>
    expect(line(leadOf({ state: 'submitted', place: { unknown: true } }, undefined, phones))).toBe(
      '在居民手机上点「用定位」',
    ))

  it.each([
    ['tap', undefined, undefined, 'resident'],
    ['ask', { state: 'submitted' }, undefined, undefined],
    ['accept', { state: 'offered', offer: leader }, 'leader', 'leader'],
    ['seat', { state: 'offered', offer: clerk }, 'clerk', undefined],
  ])('%s marks the phone to press, and none while nobody need press', (_, found, turn, press) =>
    expect(leadOf(found && { id: 'c', ...found }, turn, phones).press).toBe(press),
  )
})

describe('a step that is still to come', () => {
  const hint = (step: string, found?: object) => {
    const { name, who } = hintOf(step, found)
    return words.hints[name]?.(words.handlers[who] ?? '')
  }
  it.each([
    ['accept', undefined, '网格长手机：点「接单」'],
    ['finish', undefined, '网格长手机：点「拍照办结」'],
    ['finish', { kind: 'callout', offer: plumber }, '师傅手机：点「修好了」'],
    ['finish', { assignee: clerk, needsAfterPhoto: false }, '值班手机：点「办结」'],
    ['confirm', { assignee: clerk }, '居民手机：点「解决了」'],
    ['ask', undefined, '不用点，自动派单'],
  ])('%s, %j: names the phone and the button', (step, found, expected) => expect(hint(step, found)).toBe(expected))
})
