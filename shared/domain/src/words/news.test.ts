import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandName } from '../cases/case'
import { commands } from '../cases/commands'
import { newsKind } from '../notifications/kinds'
import { type Recipient, recipients } from '../notifications/recipients'
import { at, clocks, last, leader, names, offer, officerOffer, place, type Step, told } from '../testing/toldCase'
import { newsText } from './news'

const news = (steps: Step[], to: Recipient, category?: string) => {
  const found = told(steps, category)
  return newsText(found, last(found), to, names, at(30))
}

describe('news', () => {
  it('says first who accepted, how far away and until when it is done', () => {
    const accepted: Step = ['accept', { offer: null, assignee: leader, clocks: { ...clocks, respondedAt: at(2) } }]
    expect(news([['offer', { offer }], accepted], 'reporter')).toBe(
      '第 3 网格长 王** 已接单，用时 2 分钟。\n离您 320 米，负责这一片。\n11 月 27 日 14:20 前办结。',
    )
    expect(news([['offer', { offer }], accepted], 'followers')).not.toContain('离您')
  })
  it('tells the person asked what, where, why and how long', () => {
    expect(news([['offer', { offer }]], 'offered')).toBe(
      '新任务：路灯不亮，3 号楼旁。\n离您 320 米，负责这一片，当前 1 单。\n14:23 前接单。',
    )
    expect(news([['offer', { offer: { ...officerOffer, until: null } }]], 'offered')).toBe(
      '新任务：路灯不亮，3 号楼旁。\n请接单，或者指定人。',
    )
    expect(news([['offer', { offer }]], 'reporter')).toBeUndefined()
  })
  it('tells the officer which two are to be one, and who says so', () => {
    const by = { by: { userId: 'leader', name: '王测试', role: 'grid_leader' as const } }
    const asks = { mergeInto: { id: 'o', number: '150902-2026-000111' }, note: '请并案', visibility: 'staff' as const }
    expect(news([['add_note', {}, { ...by, ...asks }]], 'community')).toBe(
      '请并案：000123 路灯不亮，3 号楼旁。\n王**：可能和 000111 是同一件事。',
    )
  })
  it('says who speaks for a matter whose reporter has left it, to that neighbour and to the others', () => {
    const left: Step[] = [['withdraw', { state: 'offered' }]]
    expect(news(left, 'reporter')).toBe('000123 上报人不再跟进，现在由您来跟。')
    expect(news(left, 'followers')).toBe('000123 上报人不再跟进，由一位邻居接着跟。')
  })
  it('asks for a rating when the handler says it is done', () => {
    const done: Step[] = [
      ['accept', { assignee: leader }],
      ['resolve', { clocks: { ...clocks, resolvedAt: at(300) } }],
    ]
    expect(news(done, 'reporter')).toContain('王** 说路灯不亮处理好了，用时 5 小时。\n解决了回复 1–5 打分')
  })
  it('says on the news page nothing of words to send: there a button answers', () => {
    const resolvedAt = { clocks: { ...clocks, resolvedAt: at(300) } }
    const request = { kind: 'decline' as const, by: 'd', byName: '陈测试', at: at(1), reason: '物业合同纠纷' }
    const histories: Step[][] = [
      [
        ['accept', { assignee: leader }],
        ['resolve', resolvedAt],
      ],
      [
        ['accept', { assignee: leader }],
        ['resolve', resolvedAt],
        ['auto_close', { state: 'closed' }],
      ],
      [['approve_hold', { clocks: { ...clocks, holdUntil: at(9999) } }, { note: '等配件' }]],
      [
        ['propose_decline', { request }],
        ['approve_decline', { request: null, state: 'declined' }, { note: '不归我们' }],
      ],
    ]
    for (const steps of histories) {
      const found = told(steps)
      expect(newsText(found, last(found), 'reporter', names, at(30))).toContain('回复')
      const page = newsText(found, last(found), 'reporter', names, at(30), 'page') ?? ''
      expect(page.split('\n')[0]).not.toBe('')
      expect(page).not.toMatch(/回复 ?[1没人]/)
      expect(page).toMatch(/点开/)
    }
  })
  it('tells residents of lateness at the deadline, not at the steps after it', () => {
    const late = (key: string): Step => [
      'breach',
      { level: 'community', clocks: { ...clocks, breaches: [{ key, kind: 'respond', dueAt: at(15), level: 'grid' }] } },
      { key },
    ]
    expect(news([late('t1.respond.100')], 'reporter')).toContain('对不起')
    expect(news([late('t1.respond.300')], 'reporter')).toBeUndefined()
    expect(news([late('t1.respond.300')], 'duty')).toContain('已升级到察哈尔社区')
  })
  it('says at the closing deadline what the handler waits for, else who has it', () => {
    const key = 't1.close.100'
    const breaches = [{ key, kind: 'close' as const, dueAt: at(15), level: 'grid' as const }]
    const late: Step = ['breach', { level: 'community', clocks: { ...clocks, breaches } }, { key }]
    const asked = { kind: 'hold' as const, by: leader.userId, byName: leader.name, at: at(1), reason: '等配件。' }
    const taken: Step = ['accept', { assignee: leader }]
    const waiting = news([taken, ['ask_hold', { request: asked }], late], 'reporter')
    expect(waiting).toMatch(/^对不起，000123 没能在 .+ 前办结，现在卡在：等配件。\n超时已记录，已升级到察哈尔社区。/)
    const refused: Step = ['refuse_hold', { request: null }]
    expect(news([taken, ['ask_hold', { request: asked }], refused, late], 'reporter')).toContain('，现在由 王** 处理。')
  })
  it('says of what is not taken on why, who decided with which office, who looked again, and where else to turn', () => {
    const proposer = { by: 'd', byName: '陈测试', byRole: 'dispatcher' as const }
    const request = { kind: 'decline' as const, ...proposer, at: at(1), reason: '物业合同纠纷', instead: '司法所' }
    const by = { by: { userId: 'l', name: '李测试', role: 'dispatcher' as const }, note: '物业合同纠纷' }
    const steps: Step[] = [
      ['propose_decline', { request }],
      ['approve_decline', { request: null, state: 'declined' }, by],
    ]
    expect(news(steps, 'reporter')).toBe(
      '000123 不予受理：物业合同纠纷。\n由区中心 陈** 决定，李** 复核。可以找司法所。不同意回复 人工。',
    )
  })
  it('is at most three lines and ninety characters, whatever people typed', () => {
    const long = fc.string({ unit: fc.constantFrom(...'路灯坏了 abc😀'), minLength: 0, maxLength: 600 })
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(commands) as CommandName[])),
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
    for (const command of Object.keys(commands) as CommandName[])
      for (const to of recipients) {
        const steps: Step[] = [[command, { assignee: leader, offer }, { key: 't1.respond.100', note: '原因' }]]
        expect(news(steps, to) !== undefined, `${command} → ${to}`).toBe(newsKind(last(told(steps)), to) !== undefined)
      }
  })
})
