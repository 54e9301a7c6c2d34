import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case, CaseChange, CommandName, Offer, TimelineEntry } from '../cases/case'
import { caseStates } from '../cases/case'
import { commands } from '../cases/commands'
import { errorStatus } from '../errors'
import { newsKind } from '../notifications/kinds'
import type { Recipient } from '../notifications/recipients'
import { roles } from '../people/roles'
import { entryText, entryTexts } from './entries'
import { errorText, errorWords, reachedWords } from './errors'
import { newsText } from './news'
import { roleLabels } from './roles'
import { sceneOf } from './scene'
import { stateWords } from './states'

const at = (minutes: number) => new Date(Date.parse('2026-11-24T06:20:00Z') + minutes * 60_000)
const names = new Map([
  ['150902002', '泉山街道'],
  ['150902002002', '察哈尔社区'],
  ['150902002002003', '察哈尔社区第 3 网格'],
])
const clocks = { startedAt: at(0), turn: 1, respondBy: at(15), closeBy: at(72 * 60), heldMs: 0, breaches: [] }
const place = {
  areaPath: '1509/150902/150902002/150902002002/150902002002003',
  gridCode: '150902002002003',
  text: '3 号楼旁',
}
const leader = { userId: 'leader', name: '王测试', role: 'grid_leader' as const }
const offer: Offer = {
  to: leader.userId,
  name: leader.name,
  role: leader.role,
  kind: 'first',
  at: at(0),
  until: at(3),
  round: 1,
  reason: '离您 320 米，负责这一片，当前 1 单',
  metres: 320,
}
const officerOffer: Offer = {
  ...offer,
  to: 'clerk',
  name: '刘测试',
  role: 'community_clerk',
  kind: 'officer',
  reason: '察哈尔社区 值班',
}
type Step = [command: CommandName, change: CaseChange, more?: Partial<TimelineEntry>]

/** A case made of its timeline: what each step changes, one minute apart. */
function told(steps: Step[], category = 'P0137'): Case {
  const first: Step = ['submit', { category, place, state: 'submitted', level: 'grid', clocks }]
  const timeline = [first, ...steps].map(
    ([command, change, more], index): TimelineEntry => ({
      seq: index + 1,
      turn: 1,
      at: at(index),
      by: { userId: 'system', name: '系统' },
      command,
      from: null,
      to: change.state ?? 'offered',
      change,
      visibility: 'public',
      ...more,
    }),
  )
  const facts = Object.assign({}, ...timeline.map((entry) => entry.change)) as Case
  return {
    ...facts,
    _id: 'c',
    key: 'k',
    number: '150902-2026-000123',
    version: timeline.length,
    wakeAt: null,
    timeline,
    untold: [],
  }
}
const last = (found: Case) => found.timeline.at(-1)!
const entry = (steps: Step[], category?: string, side: 'resident' | 'staff' = 'resident') => {
  const found = told(steps, category)
  return entryTexts(found, side, names).get(found.version)
}
const news = (steps: Step[], to: Recipient, category?: string) => {
  const found = told(steps, category)
  return newsText(found, last(found), to, names, at(30))
}
const by = (role: TimelineEntry['by']['role'], name: string) => ({ by: { userId: name, name, role } })

describe('the timeline', () => {
  it('says who is asked, why, and who accepted', () => {
    expect(entry([['offer', { offer }]])).toBe('派给 第 3 网格长 王**，离您 320 米，负责这一片，当前 1 单')
    expect(entry([['offer', { offer: { ...offer, reason: '离您 640 米，就近的网格长，当前 0 单' } }]])).toBe(
      '派给 网格长 王**，离您 640 米，就近的网格长，当前 0 单',
    )
    expect(entry([['offer', { offer: officerOffer }]])).toBe('派给 察哈尔社区 值班 刘**')
    expect(
      entry([
        ['offer', { offer }],
        ['accept', { offer: null, assignee: leader }],
      ]),
    ).toBe('第 3 网格长 王** 已接单')
    expect(
      entry([
        ['offer', { offer }],
        ['expire_offer', { offer: null }],
      ]),
    ).toBe('王** 没来得及接，正在请下一位')
    expect(
      entry([
        ['offer', { offer }],
        ['decline_offer', { offer: null }, { note: '正在忙' }],
      ]),
    ).toBe('问过 王**：正在忙，正在请下一位')
  })
  it('calls a tradesperson 师傅 from the way to the repair', () => {
    const assignee = { userId: 'p', name: '李测试', role: 'tradesperson' as const }
    expect(entry([['claim', { assignee }]], 'H0102')).toBe('李师傅 已接单')
    expect(
      entry(
        [
          ['claim', { assignee }],
          ['start', {}],
        ],
        'H0102',
      ),
    ).toBe('李师傅 到了')
    expect(
      entry(
        [
          ['claim', { assignee }],
          ['resolve', {}],
        ],
        'H0102',
      ),
    ).toBe('李师傅 说修好了')
    expect(entry([['open_pool', { poolSince: at(1) }]], 'H0102')).toBe('已开放抢单，附近的师傅都能接')
  })
  it('apologises once for a late clock and names who has it now', () => {
    const breach = (key: string, kind: 'respond' | 'repeat', level: 'community' | 'street'): Step => [
      'breach',
      { level, clocks: { ...clocks, breaches: [{ key, kind, dueAt: at(15), level: 'grid' }] } },
      { key },
    ]
    const late = breach('t1.respond.100', 'respond', 'community')
    expect(entry([late])).toBe('对不起，我们超时了。已记录，现由 察哈尔社区 值班 接手')
    const found = told([late, ['offer', { offer: officerOffer }]])
    expect(entryTexts(found, 'resident', names).get(2)).toBe(
      '对不起，我们超时了。已记录，现由 察哈尔社区 值班 刘** 接手',
    )
    expect(entry([late, breach('t1.respond.300', 'repeat', 'street')])).toBe(
      '还没有人接，已升级，现由 泉山街道 值班 接手',
    )
  })
  it('names reason, decider and reviewer of what is not taken on', () => {
    const request = { kind: 'decline' as const, by: 'd', byName: '陈测试', at: at(1), reason: '物业合同纠纷' }
    const steps: Step[] = [
      ['propose_decline', { request }, { note: '物业合同纠纷' }],
      ['approve_decline', { request: null, state: 'declined' }, by('dispatcher', '李测试')],
    ]
    expect(entry(steps)).toBe('不予受理。原因：物业合同纠纷。陈** 决定，区中心 李** 复核')
  })
  it('says until when a case is paused, and to which department it went', () => {
    const request = {
      kind: 'hold' as const,
      by: 'l',
      byName: '王测试',
      at: at(1),
      reason: '等配件',
      until: at(6 * 1440),
    }
    const steps: Step[] = [
      ['ask_hold', { request }, { note: '等配件', ...by('grid_leader', '王测试') }],
      [
        'approve_hold',
        { request: null, clocks: { ...clocks, holdUntil: at(6 * 1440) } },
        by('community_clerk', '刘测试'),
      ],
    ]
    expect(entry(steps.slice(0, 1))).toBe('王** 申请挂账：等配件，到 11 月 30 日')
    expect(entry(steps)).toBe('已暂停计时：等配件，11 月 30 日恢复')
    expect(entry([['transfer', { departmentId: 'housing', level: 'department' }, { note: '房屋问题' }]])).toBe(
      '已转 住建局，期限不变：房屋问题',
    )
  })
  it('has a sentence for every command, in words and without codes, even where facts are missing', () => {
    const all: CommandName[] = Object.keys(everyone) as CommandName[]
    for (const command of all) {
      const found = told([[command, {}]])
      for (const side of ['resident', 'staff'] as const) {
        const scene = sceneOf(found, last(found), names)!
        const text = entryText(scene, side)
        expect(text, command).toMatch(/\p{Script=Han}/u)
        expect(text, command).not.toMatch(/undefined|NaN|null|！|Invalid/)
      }
    }
  })
})

const everyone: Record<CommandName, true> = {
  submit: true,
  offer: true,
  expire_offer: true,
  decline_offer: true,
  open_pool: true,
  accept: true,
  claim: true,
  start: true,
  resolve: true,
  confirm: true,
  auto_close: true,
  rate: true,
  reopen: true,
  withdraw: true,
  urge: true,
  add_note: true,
  add_photo: true,
  change_place: true,
  follow: true,
  unfollow: true,
  hand_back: true,
  escalate: true,
  assign: true,
  supervise: true,
  ask_hold: true,
  approve_hold: true,
  refuse_hold: true,
  resume: true,
  propose_decline: true,
  approve_decline: true,
  refuse_decline: true,
  recategorise: true,
  transfer: true,
  return: true,
  merge: true,
  split: true,
  remind: true,
  alert: true,
  breach: true,
}
const recipients: Recipient[] = [
  'reporter',
  'followers',
  'handler',
  'offered',
  'oldOffered',
  'pool',
  'duty',
  'upper',
  'community',
  'oldHandler',
  'parentHandler',
  'proposer',
  'department',
  'dispatchers',
]

describe('news', () => {
  it('says first who accepted, how far away and until when it is done', () => {
    const accepted: Step = ['accept', { offer: null, assignee: leader, clocks: { ...clocks, respondedAt: at(2) } }]
    expect(news([['offer', { offer }], accepted], 'reporter')).toBe(
      '第 3 网格长 王** 已接单，用时 2 分钟。\n离您 320 米，负责这一片，当前 1 单。\n11 月 27 日 14:20 前办结。',
    )
    expect(news([['offer', { offer }], accepted], 'followers')).not.toContain('离您')
  })
  it('tells the person asked what, where, why and how long', () => {
    expect(news([['offer', { offer }]], 'offered')).toBe(
      '新任务：路灯，3 号楼旁。\n离您 320 米，负责这一片，当前 1 单。\n最晚 14:23 接单。',
    )
    expect(news([['offer', { offer: { ...officerOffer, until: null } }]], 'offered')).toBe(
      '新任务：路灯，3 号楼旁。\n请接单，或者指定人。',
    )
    expect(news([['offer', { offer }]], 'reporter')).toBeUndefined()
  })
  it('asks for a rating when the handler says it is done', () => {
    const done: Step[] = [
      ['accept', { assignee: leader }],
      ['resolve', { clocks: { ...clocks, resolvedAt: at(300) } }],
    ]
    expect(news(done, 'reporter')).toContain('王** 说 路灯 处理好了，用时 5 小时。\n解决了回复 1–5 打分')
  })
  it('tells residents of lateness at the deadline, not at the steps after it', () => {
    const late = (key: string): Step => [
      'breach',
      { level: 'community', clocks: { ...clocks, breaches: [{ key, kind: 'respond', dueAt: at(15), level: 'grid' }] } },
      { key },
    ]
    expect(news([late('t1.respond.100')], 'reporter')).toContain('对不起')
    expect(news([late('t1.respond.300')], 'reporter')).toBeUndefined()
    expect(news([late('t1.respond.300')], 'duty')).toContain('已升级到 察哈尔社区')
  })
  it('is at most three lines and ninety characters, whatever people typed', () => {
    const long = fc.string({ unit: fc.constantFrom(...'路灯坏了 abc😀'), minLength: 0, maxLength: 600 })
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(everyone) as CommandName[])),
        fc.constantFrom(...recipients),
        long,
        (command, to, note) => {
          const change = { assignee: leader, offer, place: { ...place, text: note }, departmentId: 'urban_management' }
          const text = news([[command, change, { note, key: 't1.respond.100' }]], to)
          if (text === undefined) return
          expect([...text].length).toBeLessThanOrEqual(90)
          expect(text.split('\n').length).toBeLessThanOrEqual(3)
          expect(text).not.toMatch(/undefined|NaN|！/)
        },
      ),
      { numRuns: 500 },
    )
  })
  it('reaches everybody the command table tells, but for what the page itself says', () => {
    const silent = Object.entries(commands).flatMap(([command, { tells }]) =>
      tells
        .filter((to) => !newsKind({ command: command as CommandName, key: 't1.respond.100' }, to))
        .map((to) => `${command} → ${to}`),
    )
    expect(silent).toEqual(['submit → reporter', 'offer → reporter'])
  })
  it('has words wherever there is a kind', () => {
    for (const command of Object.keys(everyone) as CommandName[])
      for (const to of recipients) {
        const steps: Step[] = [[command, { assignee: leader, offer }, { key: 't1.respond.100', note: '原因' }]]
        expect(news(steps, to) !== undefined, `${command} → ${to}`).toBe(newsKind(last(told(steps)), to) !== undefined)
      }
  })
})

describe('labels and refusals', () => {
  it('exist for every state, role and code', () => {
    for (const state of caseStates) expect(stateWords[state].label).toMatch(/^\p{Script=Han}+$/u)
    for (const role of roles) expect(roleLabels[role]).toMatch(/^\p{Script=Han}+$/u)
    for (const code of Object.keys(errorStatus)) expect(errorWords[code as keyof typeof errorWords]).toMatch(/。$/)
  })
  it('name the winner, the time and the cap', () => {
    expect(errorText('taken', { by: '李**' })).toBe('已被 李** 接单。')
    expect(errorText('taken')).toBe('已被别人接单。')
    expect(errorText('invalid', { field: 'point.lng' })).toBe('「位置」没填对，改一下再发。')
    expect(errorText('invalid', { field: 'attachmentIds.0' })).toBe('「照片」没填对，改一下再发。')
    expect(errorText('invalid', { field: '__proto__.x' })).toBe(errorWords.invalid)
    expect(errorText('too_soon', { again: '16:20' })).toBe('16:20 后可再催。')
    expect(errorText('cap_reached', { cap: 5 })).toBe('手上 5 件，办结一件再接。')
  })
  it('say which allowance is used up and what to do, each with its own sentence', () => {
    expect(errorText('too_many', { why: 'day' })).toBe('今天已报 30 件，明天再报。急事请打 12345。')
    expect(errorText('too_many', { why: 'household' })).toBe('您家今天已报 60 件，明天再报。急事请打 12345。')
    expect(new Set([...Object.values(reachedWords), errorWords.too_many]).size).toBe(7)
    for (const said of Object.values(reachedWords)) {
      expect(said).toMatch(/^[^！a-zA-Z]+，[^！a-zA-Z]+。$/)
      for (const sentence of said.split('。')) expect([...sentence].length).toBeLessThanOrEqual(20)
    }
    for (const why of [undefined, 'toString', 7]) expect(errorText('too_many', { why })).toBe(errorWords.too_many)
  })
})
