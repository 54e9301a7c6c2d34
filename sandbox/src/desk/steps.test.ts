import { beforeAll, describe, expect, it } from 'vitest'

type Step = { state: string; at?: string; told?: string }
let stepOf: (name: string, found: object | undefined, matter?: string, offer?: object, instead?: string) => Step
beforeAll(async () => {
  stepOf = (await import(new URL('public/steps.js', import.meta.url).href)).stepOf
})

const done = (...commands: string[]) => commands.map((command, i) => ({ command, at: `2026-03-02T06:0${i}:00Z` }))
const clocks = { startedAt: '2026-03-02T06:00:00Z', respondedAt: '2026-03-02T06:02:00Z' }
const offer = { name: '王**', metres: 241 }
const asked = { state: 'offered', offer, number: '1-2', clocks, timeline: done('submit', 'offer') }
const accepted = { state: 'accepted', clocks, assignee: { name: '王**' }, timeline: done('submit', 'offer', 'accept') }
const ask = (found: object, last?: object) => stepOf('ask', found, '', last).told

describe('the step in which the system asks somebody', () => {
  it('says whom it asks, and goes on saying whom it went to once they have accepted', () => {
    expect(ask(asked)).toBe('正在问 王**，240 米')
    for (const state of ['accepted', 'in_progress', 'on_hold', 'resolved', 'closed'])
      expect(ask({ ...accepted, state }, offer)).toBe('派给 王**，240 米')
  })

  it.each([
    [
      'as the case says, where nobody saw it asked',
      { ...accepted.assignee, metres: 480 },
      undefined,
      '派给 王**，480 米',
    ],
    ['nothing of how far somebody else was', { name: '李**' }, offer, '派给 李**'],
    ['only the name where nothing more is known', accepted.assignee, undefined, '派给 王**'],
  ])('says how far it was: %s', (_, assignee, last, told) => expect(ask({ ...accepted, assignee }, last)).toBe(told))

  it('says who was the fastest at the pool', () => {
    const claimed = { ...accepted, timeline: done('submit', 'offer', 'open_pool', 'claim', 'start') }
    expect(ask(claimed, offer)).toBe('已开放抢单，王** 抢到')
    expect(ask({ ...asked, offer: undefined, poolSince: 'x' })).toBe('已开放抢单，附近的人都能接')
  })
})

describe('a step', () => {
  it.each([
    ['tap', 'done'],
    ['ask', 'done'],
    ['accept', 'now'],
    ['finish', 'later'],
  ])('%s of a case that is held out is %s', (name, state) => expect(stepOf(name, asked).state).toBe(state))

  it('keeps a line while it is on, so that nothing below it jumps', () => {
    for (const name of ['accept', 'finish', 'confirm']) expect(stepOf(name, asked).told).toMatch(/「/)
    expect(stepOf('ask', { state: 'submitted' }).told).toBe('不用点，自动派单')
  })

  it('names what is pressed in its order, and what was pressed no more', () => {
    const at = (state: string) =>
      stepOf('finish', { ...accepted, state, assignee: { name: '王**', role: 'grid_leader' } })
    expect(at('accepted').told).toBe('「开始处理」，再「拍照办结」')
    expect(at('in_progress').told).toBe('网格长手机：点「拍照办结」')
  })

  it('that is on says what the guide says where no phone of the desk is asked, and no other step does', () => {
    const elsewhere = '不用点，正在问 唐**'
    const told = (name: string) => stepOf(name, asked, '', undefined, elsewhere).told
    expect(told('accept')).toBe(elsewhere)
    expect(['tap', 'ask', 'finish', 'confirm'].map(told)).not.toContain(elsewhere)
    const held = { ...accepted, state: 'on_hold' }
    expect(stepOf('finish', held, '', undefined, '不用点，等 唐**').told).toBe('挂账，暂停计时')
  })

  it('that was done says when', () => expect(stepOf('ask', accepted).at).toBe('2026-03-02T06:01:00Z'))
})
