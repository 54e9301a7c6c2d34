import { describe, expect, it } from 'vitest'
import * as say from './accountMessages'
import { lengthSeen } from './fitting'

const number = '150902-2026-000123'
const closeBy = '11 月 26 日 14:20'
const facts = { matter: '路灯不亮', place: '3 号楼旁', number, respondBy: '14:35', closeBy }
const waits = { waitsUntil: '14:30', inbox: '察哈尔社区' }
const about = { number, matter: facts.matter }
const taker = '察哈尔社区 值班 刘**'

/** Every situation of the design's list, with its longest usual values. */
const situations: [string, string][] = [
  ['1 follow', say.welcome()],
  ['2 scan', say.bound({ place: '泉山家园 3 号楼 2 单元', group: true })],
  ['3 no place', say.askPlace({ matter: facts.matter, inbox: '察哈尔社区' })],
  ['3 no such place', say.askPlace({ matter: facts.matter, inbox: '察哈尔社区', unknown: true })],
  ['3 more', say.placeStillMissing({ what: 'words', nth: 1, ...waits })],
  ['3 more, no such place', say.placeStillMissing({ what: 'photo', nth: 1, unknown: true, ...waits })],
  ['3 more again', say.placeStillMissing({ what: 'voice', nth: 2, ...waits })],
  ['3 more and more', say.placeStillMissing({ what: 'words', nth: 3, ...waits })],
  ['4 place only', say.askMatter({ place: facts.place })],
  ['5 picture only', say.filedWithoutWords({ ...facts, place: '3 号楼 2 单元' })],
  ['6 reported', say.filed(facts)],
  ['6 unsure', say.filedUnsure({ ...facts, choices: ['路灯不亮', '楼道照明', '停电'] })],
  ['6 chosen', say.chosen({ matter: facts.matter, number, closeBy })],
  ['6 chosen late', say.chosenLate({ matter: facts.matter, number, handler: '王**' })],
  ['6 more', say.addedTo({ number })],
  ['6 more, unsure', say.addedTo({ number, choices: ['路灯不亮', '楼道照明', '停电'] })],
  ['7 neighbour', say.neighbourReported({ at: '今天 13:50', handler: '王**' })],
  ['7 +1', say.joined({ followers: 3, number, left: '还剩 2 天 18 小时' })],
  [
    '8 accepted',
    say.accepted({
      who: '第 3 网格长 王**',
      took: '1 分 12 秒',
      reason: '离您 320 米，负责这一片，当前 1 单',
      closeBy,
    }),
  ],
  ['9 nobody', say.nobodyYet({ number, after: '15 分钟', taker })],
  ['10 late', say.notClosedInTime({ number, closeBy: '14:20', stuck: '等配件', level: '泉山街道' })],
  ['11 hold', say.held({ number, reason: '等供热公司开挖', until: '11 月 30 日' })],
  ['11 transfer', say.transferred({ number, department: '住建局', closeBy })],
  [
    '12 declined',
    say.declined({ number, reason: '物业合同纠纷', decider: '区中心 陈**', reviewer: '李**', instead: '司法所' }),
  ],
  ['13 resolved', say.resolved({ who: '王**', matter: facts.matter, took: '5 小时' })],
  ['14 five', say.rated({ stars: 5, number, community: '察哈尔社区' })],
  ['14 two', say.rated({ stars: 2, number, community: '察哈尔社区' })],
  ['14 again', say.ratedBefore({ stars: 5, number })],
  ['15 not solved', say.notSolved({ who: '王**', number, closeBy })],
  [
    '16 status',
    say.status({
      number,
      matter: facts.matter,
      state: '处理中',
      handler: '王**',
      clock: say.clockLeft({ left: '还剩 2 天 18 小时', by: closeBy, waiting: false }),
    }),
  ],
  ['16 none', say.nothingOpen()],
  ['17 urged', say.urged({ who: '王**', number, matter: facts.matter })],
  [
    '17 too soon',
    say.urgedTooSoon({
      at: '今天 14:20',
      again: '16:20',
      state: '处理中',
      left: '还剩 18 小时',
      number,
      matter: facts.matter,
    }),
  ],
  ['18 withdrawn', say.withdrawn({ number, matter: facts.matter })],
  ['18 too late', say.tooLateToWithdraw({ number })],
  ['19 human', say.human({ community: '察哈尔社区', officer: '刘**' })],
  ['19 human, of a case', say.human({ community: '察哈尔社区', officer: '刘**', about })],
  ['19 human, of several', say.human({ community: '察哈尔社区', officer: '刘**', about, others: [about, about] })],
  ['19 off hours', say.humanOffHours({ opensAt: '08:30' })],
  ['20 night', say.filedAtNight({ matter: '楼道杂物', number, street: '泉山街道', respondBy: '22:29' })],
  ...(['fire', 'gas', 'violence', 'illness', 'self_harm'] as const).map((kind): [string, string] => [
    `21 ${kind}`,
    say.emergency({ kinds: [kind], officer: '刘**' }),
  ]),
  ['21 everything', say.emergency({ kinds: ['fire', 'gas', 'illness'], officer: '刘**' })],
  ['21 placed', say.emergency({ kinds: ['fire', 'gas'], officer: '刘**', place: facts.place })],
  ['22 insult', say.insulted()],
  ['23 call-out', say.callOutSent({ trade: '水暖', first: { metres: '420 米', who: '李师傅' } })],
  ['23 nobody free', say.nobodyFree({ community: '察哈尔社区', helpers: '师傅' })],
  ['24 not bound', say.notBound()],
  ['25 not understood', say.notUnderstood()],
]

/** What people may type, and the longest names a register may hold. */
const long = {
  matter: '楼下的下水道又堵了还往外冒脏水味道特别大',
  place: '乌兰察布市集宁区察哈尔社区泉山家园北区 13 号楼 2 单元 1203',
  number,
  respondBy: '11 月 26 日 14:35',
  closeBy: '12 月 26 日 14:20',
  inbox: '察哈尔社区居民委员会服务站',
  street: '泉山街道办事处综合服务中心',
  choices: ['小区内部供热管网问题', '市政给水管网破损外溢', '楼道照明设施损坏问题'],
}
const longest: [string, string][] = [
  ['2', say.bound({ place: long.place, group: true })],
  ['3', say.askPlace(long)],
  ['3 more again', say.placeStillMissing({ ...long, what: 'photo', nth: 2, waitsUntil: '14:30' })],
  ['4', say.askMatter(long)],
  ['5', say.filedWithoutWords(long)],
  ['6', say.filed(long)],
  ['6 unsure', say.filedUnsure(long)],
  ['6 chosen', say.chosen(long)],
  ['6 more', say.addedTo(long)],
  ['9', say.nobodyYet({ number, after: '15 分钟', taker: `${long.inbox} 值班 刘**` })],
  ['10', say.notClosedInTime({ number, closeBy: long.closeBy, stuck: long.matter, level: '泉山街道' })],
  ['11', say.held({ number, reason: long.matter.repeat(5), until: '11 月 30 日' })],
  [
    '12',
    say.declined({
      number,
      reason: long.matter.repeat(5),
      decider: '区中心 陈**',
      reviewer: '李**',
      instead: '司法所',
    }),
  ],
  [
    '16',
    say.status({
      number,
      matter: long.matter,
      state: '处理中',
      handler: '王**',
      clock: say.clockLate({ left: '已超时 2 天 18 小时', closeBy: long.closeBy, waiting: true }),
    }),
  ],
  ['17', say.urged({ who: '察哈尔社区 刘**', number, matter: long.matter })],
  [
    '17 too soon',
    say.urgedTooSoon({ at: '今天 14:20', again: '16:20', state: '处理中', left: '还剩 2 天 18 小时', ...long }),
  ],
  ['19', say.human({ community: long.inbox, officer: '刘**', about: long, others: [long, long] })],
  ['19 off hours', say.humanOffHours({ opensAt: '08:30', about: long, others: [long, long] })],
  ['20', say.filedAtNight(long)],
  ['21', say.emergency({ kinds: ['gas', 'fire', 'illness'], officer: '刘**', place: long.place })],
]

describe('the account', () => {
  it.each(longest)('%s: keeps to three lines and ninety characters whatever people type', (_, text) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(3)
    expect(lengthSeen(text)).toBeLessThanOrEqual(90)
  })
  it('offers kinds to tap that say their letter, and never a digit: digits are stars', () => {
    const offered = say.filedUnsure({ ...facts, choices: ['路灯不亮', '楼道照明', '停电'] })
    const taps = [...offered.matchAll(/msgmenucontent=([^&]+)&[^>]*>([^<]+)</g)].map(([, sent, label]) => [sent, label])
    expect(taps).toEqual([
      ['A', 'A 路灯不亮'],
      ['B', 'B 楼道照明'],
      ['C', 'C 停电'],
    ])
  })
  it.each(situations)('%s: three lines, ninety characters, no 「！」, no blame', (_, text) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(3)
    expect(lengthSeen(text)).toBeLessThanOrEqual(90)
    expect(text).not.toMatch(/！|undefined|温馨提示|请注意|非法|失败|150902-2026/)
  })
  it('speaks for each of the 25 situations', () => {
    expect(new Set(situations.map(([name]) => Number.parseInt(name, 10))).size).toBe(25)
  })
  it('says the number to dial before anything else', () => {
    for (const [name, text] of situations.filter(([each]) => each.startsWith('21')))
      expect(text.split('\n')[0], name).toMatch(/1(19|20|10)/)
    expect(say.emergency({ kinds: ['gas'], placeKnown: true })).not.toContain('您在哪里')
  })
  it('uses the words of the design', () => {
    expect(say.filed(facts)).toBe(
      '已上报：路灯不亮，3 号楼旁。编号 000123。\n最晚 14:35 有人回应，11 月 26 日 14:20 前办结。\n不在这里就发个位置，发错了回复 撤销。',
    )
    expect(say.nobodyYet({ number, after: '15 分钟', taker })).toBe(
      '对不起，15 分钟到了，000123 还没有人回应。\n超时已记录，现由 察哈尔社区 值班 刘** 接手。有人接单马上告诉您。',
    )
    expect(say.resolved({ who: '王**', matter: '路灯不亮', took: '5 小时' })).toBe(
      '王** 说 路灯不亮 处理好了，用时 5 小时。\n解决了回复 1–5 打分（5 最好），没解决回复 没解决。\n72 小时没有回复，按解决办结。',
    )
    expect(say.joined({ followers: 3, number: '150902-2026-000118', left: '还剩 2 天 18 小时' })).toBe(
      '已加上您，现在 3 位邻居在关注。编号 000118，还剩 2 天 18 小时。',
    )
  })
})
