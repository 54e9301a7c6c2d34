import { beforeAll, describe, expect, it } from 'vitest'

type Lead = { name: string; key?: string; who?: string; seat?: string; press?: string; before?: string }
type View = { page?: string; caseId?: string; sheet?: string; chat?: boolean }
type Words = {
  lead: Record<string, (facts: object) => [string, string]>
  ways: Record<string, string>
  roles: Record<string, string>
  hints: Record<string, (who: string) => string>
  handlers: Record<string, string>
}
const load = (name: string) => import(new URL(`public/${name}`, import.meta.url).href)
const onCase = (caseId: string): View => ({ page: 'case', caseId, chat: false })
/** Everybody has the case open. */
const phones = { resident: onCase('c'), leader: onCase('c'), plumber: onCase('c') }
/** Everybody stands where their phone opens. */
const atHome = { resident: { page: 'home' }, leader: { page: 'tasks' }, plumber: { page: 'tasks' } }

let leadOf: (
  found: object | undefined,
  turn: string | undefined,
  phones: Record<string, View>,
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
/** The guide's two lines. */
const lines = ({ name, key, who, before }: Lead) => {
  const role = key && words.roles[key]
  return words.lead[name]?.({ role, name: '某某', who, matter: '路灯不亮', before: before && words.ways[before] }) ?? []
}
const line = (lead: Lead) => lines(lead)[0]

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
  ])('%s: names the phone and the button', (_, found, turn, expected) => {
    const standing = turn ? phones : atHome
    expect(line(leadOf(found && { id: 'c', ...found }, turn, standing))).toBe(expected)
  })

  it('gives an officer the third phone before it asks for a tap there', () => {
    const found = { id: 'c', state: 'offered', offer: clerk }
    expect(leadOf(found, 'clerk', phones)).toEqual({ name: 'seat', key: 'clerk', seat: 'clerk' })
    expect(line(leadOf(found, 'clerk', { ...phones, clerk: onCase('c') }))).toBe('在社区干事手机上点「接单」')
  })

  it.each([
    ['on the list of tasks', { page: 'tasks' }, ['在网格长手机上点开「路灯不亮」', '它在「任务」的「进行中」里。']],
    [
      'in another case',
      onCase('other'),
      ['在网格长手机上点「返回」', '再点开「路灯不亮」，它在「任务」的「进行中」里。'],
    ],
    ['in it', onCase('c'), ['在网格长手机上点「开始处理」', '再点「办结」。']],
    ['in the chat before it', { ...onCase('c'), chat: true }, ['在网格长手机上点「小程序」', '再点「开始处理」。']],
  ])('a leader who is %s is shown to the case before its button', (_, view, expected) => {
    const found = { id: 'c', state: 'accepted', assignee: leader }
    expect(lines(leadOf(found, 'leader', { ...phones, leader: view }))).toEqual(expected)
  })

  it.each([
    ['a trade', plumber, false, 'finish', ['在水暖师傅手机上点「办结」', '照片可拍可不拍，别的可填可不填。']],
    [
      'a leader without the photo',
      leader,
      true,
      'photo',
      ['在网格长手机上点「拍照」', '选「示例照片」，再点「办结」。'],
    ],
    ['a leader with the photo', leader, true, 'finish', ['在网格长手机上点「办结」', '照片有了，别的可填可不填。']],
  ])('%s who has opened the sheet for finishing is told what it wants', (_, assignee, needsAfterPhoto, sheet, said) => {
    const key = assignee === plumber ? 'plumber' : 'leader'
    const found = { id: 'c', state: 'in_progress', assignee, needsAfterPhoto }
    const inSheet = { ...onCase('c'), sheet }
    expect(lines(leadOf(found, key, { ...phones, [key]: inSheet }))).toEqual(said)
    expect(leadOf(found, key, { ...phones, [key]: { ...inSheet, chat: true } }).before).toBe('mini')
    expect(leadOf({ ...found, id: 'other' }, key, { ...phones, [key]: inSheet }).name).toMatch(/^open/)
    expect(leadOf({ ...found, state: 'on_hold' }, key, { ...phones, [key]: inSheet }).name).toBe('resume')
  })

  const pooled = { id: 'c', state: 'offered', poolSince: 'x', category: 'P0137' }
  it.each([
    ['a closed case', onCase('old'), '返回', '再点「抢单池」。'],
    ['the case itself, which has no such button', onCase('c'), '返回', '再点「抢单池」。'],
    ['the news', { page: 'news' }, '返回', '再点「抢单池」。'],
    ['their own page', { page: 'me' }, '任务', '再点「抢单池」。'],
    ['a chat', { page: 'tasks', chat: true }, '小程序', '再点「抢单池」。'],
    ['the tasks', { page: 'tasks' }, '抢单池', '再点「抢单」，谁先点归谁。'],
    ['a page that is starting', {}, '抢单池', '再点「抢单」，谁先点归谁。'],
  ])('whoever may claim and stands on %s is told what to press there', (_, view, button, more) =>
    expect(lines(leadOf(pooled, undefined, { ...atHome, leader: view }))).toEqual([
      `在网格长手机上点「${button}」`,
      more,
    ]),
  )

  it.each([
    ['a leader on a closed case', 'leader', { state: 'offered', offer: leader }, onCase('old'), '返回'],
    ['a plumber on the tiles', 'plumber', { state: 'offered', offer: plumber }, { page: 'home' }, '接单'],
    ['a leader on the tasks', 'leader', { state: 'offered', offer: leader }, { page: 'tasks' }, undefined],
    ['a leader on the case', 'leader', { state: 'offered', offer: leader }, onCase('c'), undefined],
    ['a resident on a withdrawn case', 'resident', { state: 'withdrawn' }, onCase('c'), '返回'],
    ['a resident on the list of matters', 'resident', undefined, { page: 'cases' }, '首页'],
    ['a resident on the tiles', 'resident', undefined, { page: 'home' }, undefined],
  ])('%s is brought to where the button is', (_, key, found, view, before) => {
    const lead = leadOf(found && { id: 'c', ...found }, key, { ...atHome, [key]: view })
    expect(lead.before && words.ways[lead.before]).toBe(before)
  })

  it('a leader whose phone reports calls the tiles by their tab’s name', () =>
    expect(line(leadOf(undefined, undefined, { leader: { page: 'me' } }))).toBe('在网格长手机上点「上报」'))

  it('whoever has just reported stands on the page already', () => {
    const found = { id: 'c', state: 'resolved', reporter: { name: '陈**' } }
    expect(line(leadOf(found, 'resident', { ...phones, resident: onCase('') }))).toBe('在居民手机上点「解决了」')
    expect(leadOf(found, 'resident', { ...phones, resident: { page: 'home' } }).name).toBe('openMine')
    expect(
      leadOf({ ...found, state: 'accepted', assignee: plumber }, 'plumber', { plumber: { page: 'tasks' } }).name,
    ).toBe('openTrade')
  })

  it('says who outside the story is asked, until when, and how to go on at once', () => {
    const lead = leadOf({ state: 'offered', offer: leader }, undefined, phones)
    expect(line(lead)).toBe('不用点，正在问 王**')
    expect(lead.press).toBeUndefined()
    const more = (facts: object) => words.lead[lead.name]?.({ who: '王**', ...facts })[1]
    expect(more({ until: '14:23' })).toBe('不在这三部手机上，14:23 没接就换人问。不想等：开快时钟，再报一件。')
    expect(more({})).toBe('不在这三部手机上。不想等：开快时钟，再报一件。')
  })

  it('tells nobody to turn on the fast clock that is on, and counts the seconds of a hurried matter', () => {
    const { name } = leadOf({ state: 'offered', offer: leader }, undefined, phones)
    const more = (facts: object) => words.lead[name]?.({ who: '王**', fast: true, ...facts })[1]
    expect(more({ until: '14:23' })).toBe('不在这三部手机上，14:23 没接就换人问。不想等：快时钟开着，再报一件。')
    expect(more({ left: '12 秒', hurried: true })).toBe('不在这三部手机上，12 秒内没接就换人问。')
    expect(words.lead.doneAll?.({ role: '居民', fast: true })[1]).not.toContain('快时钟')
    expect(words.lead.doneAll?.({ role: '居民', before: '返回' })[1]).toContain('先点「返回」，再报一件')
    expect(words.lead.doneAll?.({ role: '居民' })[1]).toContain('手机上再报一件')
  })

  it.each([
    ['accept', { wait: '3 秒' }, '不接也行：3 秒后换人问，再开放抢单。'],
    ['accept', { wait: '5 分钟', pooled: true }, '不接也行：5 分钟后换人问，别人也能抢。'],
    ['accept', {}, '不接也行：马上换人问，再开放抢单。'],
    ['acceptTrade', { wait: '1 分钟' }, '不接也行：1 分钟后问下一位师傅。'],
  ])('%s, %j: says when somebody else’s turn comes, as the offer itself has it', (name, facts, more) =>
    expect(words.lead[name]?.({ role: '网格长', ...facts })[1]).toBe(more),
  )

  it('beside an open pool, whoever has a phone need not wait for somebody outside the story', () => {
    const found = { id: 'c', state: 'offered', offer: leader, poolSince: 'x', category: 'P0137' }
    expect(line(leadOf(found, undefined, atHome))).toBe('在网格长手机上点「抢单池」')
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
    const lead = leadOf({ id: 'c', state: 'closed' }, undefined, atHome, tried)
    expect(lines(lead)[1]).toMatch(more)
    expect(lines(lead)[1]).not.toMatch(lead.name === 'done' ? /12111/ : /水暖/)
  })

  it('whoever stands on the case that is done is told to go back first', () => {
    const lead = leadOf({ id: 'c', state: 'closed' }, undefined, phones, [tapped])
    expect(lines(lead)).toEqual(['办结了', '再试一个：在居民手机上先点「返回」，再点「水暖」叫师傅。'])
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
    ['finish', undefined, '「开始处理」，再「拍照办结」'],
    ['finish', { kind: 'callout', offer: plumber }, '「我到了」，再「修好了」'],
    ['finish', { assignee: clerk, needsAfterPhoto: false }, '「开始处理」，再「办结」'],
    ['confirm', { assignee: clerk }, '居民手机：点「解决了」'],
    ['ask', undefined, '不用点，自动派单'],
    ['accept', { poolSince: 'x' }, '网格长手机：「抢单池」，「抢单」'],
    ['accept', { poolSince: 'x', offer: clerk }, '值班手机：点「接单」'],
  ])('%s, %j: names the phone and what is pressed there, in its order', (step, found, expected) =>
    expect(hint(step, found)).toBe(expected),
  )
})
