import { describe, expect, it } from 'vitest'
import type { CommandName, TimelineEntry } from '../cases/case'
import { commands } from '../cases/commands'
import { at, clocks, last, leader, names, offer, officerOffer, type Step, told } from '../testing/toldCase'
import { entryText, entryTexts } from './entries'
import { sceneOf } from './scene'

const entry = (steps: Step[], category?: string, side: 'resident' | 'staff' = 'resident') => {
  const found = told(steps, category)
  return entryTexts(found, side, names).get(found.version)
}
const by = (role: TimelineEntry['by']['role'], name: string) => ({ by: { userId: name, name, role } })

describe('the timeline', () => {
  it('says who is asked, why, and who accepted', () => {
    expect(entry([['offer', { offer }]], 'P0137', 'staff')).toBe(
      '派给 第 3 网格长 王**，离现场 320 米，负责这一片，当前 1 单',
    )
    expect(entry([['offer', { offer: { ...offer, reason: '离您 640 米，就近的网格长，当前 0 单' } }]])).toBe(
      '派给 网格长 王**，离您 640 米，就近的网格长',
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
  it('tells residents neither how busy somebody is nor what for they are registered', () => {
    const reasonOf = (reason: string) =>
      entry([['offer', { offer: { ...offer, role: 'tradesperson', reason } }]], 'H0102')
    expect(reasonOf('离您 320 米，持水暖专长，当前 1 单')).toBe('派给 王师傅，离您 320 米')
    expect(reasonOf('持水暖专长，当前 1 单')).toBe('派给 王师傅')
    expect(reasonOf('上次由他处理，当前 0 单')).toBe('派给 王师傅，上次由他处理')
  })
  it('calls a kind as a neighbour does, to everybody', () => {
    const sorted: Step[] = [['recategorise', { category: 'E0110' }]]
    expect([entry(sorted), entry(sorted, 'P0137', 'staff')]).toEqual(['类别改为 垃圾堆积', '类别改为 垃圾堆积'])
    expect(entry([['recategorise', { category: 'E2199' }]])).toBe('类别改为 这件事')
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
    const proposer = { by: 'd', byName: '陈测试', byRole: 'dispatcher' as const }
    const request = { kind: 'decline' as const, ...proposer, at: at(1), reason: '物业合同纠纷', instead: '司法所' }
    const steps: Step[] = [
      ['propose_decline', { request }, { note: '物业合同纠纷' }],
      ['approve_decline', { request: null, state: 'declined' }, by('dispatcher', '李测试')],
    ]
    expect(entry(steps)).toBe('不予受理。原因：物业合同纠纷。区中心 陈** 决定，李** 复核。可以找 司法所')
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
    for (const command of Object.keys(commands) as CommandName[]) {
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
