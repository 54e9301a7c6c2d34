import { describe, expect, it } from 'vitest'
import { at, clocks, last, leader, names, type Step, told } from '../testing/toldCase'
import { newsText } from './news'

const responded = { ...clocks, respondedAt: at(1) }
const accepted: Step = ['accept', { state: 'accepted', assignee: leader, clocks: responded }]
const handedBack: Step = ['hand_back', { state: 'offered', assignee: null }]
const alert: Step = ['alert', {}, { key: 't1.critical' }]

describe('what the community hears of a matter of life', () => {
  it.each([
    ['just reported', [alert], 2, '刚上报，14:35 前要有人接，请马上看。'],
    ['that nobody answered in time', [alert], 20, '还没有人处理，请马上看。'],
    ['in somebody’s hands', [accepted, alert], 3, '王** 在处理，请马上看。'],
    ['handed back', [accepted, handedBack, alert], 4, '还没有人处理，请马上看。'],
    ['on hold', [accepted, ['approve_hold', { state: 'on_hold' }], alert], 5, '王** 的事，挂账中，请马上看。'],
  ] as [string, Step[], number, string][])('%s', (_, steps, minute, second) => {
    const found = told([['offer', { state: 'offered' }], ...steps], 'E2104')
    const text = newsText(found, last(found), 'community', names, at(minute))
    expect(text?.startsWith('紧急：')).toBe(true)
    expect(text?.endsWith(second)).toBe(true)
  })
})
