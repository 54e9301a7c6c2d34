import { describe, expect, it } from 'vitest'
import type { Recipient } from '../notifications/recipients'
import { aPolicy } from '../testing/factories'
import { at, clocks, last, leader, names, offer, type Step, told } from '../testing/toldCase'
import { templateFacts } from './templateFacts'

const facts = (steps: Step[], to: Recipient, category = 'E0110', now = at(1)) => {
  const found = told(steps, category)
  return templateFacts(found, last(found), to, names, now, aPolicy())?.facts
}
const respond = { key: 't1.respond.100' }

describe('the fields of a template', () => {
  it('name the hour alone today, and the whole day otherwise', () => {
    expect(facts([['offer', { offer }]], 'offered')?.latest).toBe('14:23')
    expect(facts([['offer', { offer }]], 'offered', 'E0110', at(-1440))?.latest).toBe('2026年11月24日 14:23')
    expect(facts([['accept', { assignee: leader }]], 'reporter')?.latest).toBe('2026年11月27日 14:20')
  })

  it('tell whoever is asked until when what is wanted', () => {
    expect(facts([['offer', { offer }]], 'offered')?.next).toBe('14:23 前接单')
    expect(facts([['offer', { offer }]], 'offered', 'E0110', at(-1440))?.next).toBe('11 月 24 日 14:23 前接单')
    expect(facts([['open_pool', { poolSince: at(6) }]], 'duty')?.next).toBe('14:35 前要有人接')
    const taken: Step[] = [
      ['accept', { assignee: leader }],
      ['urge', {}],
    ]
    expect(facts(taken, 'handler')?.next).toBe('11 月 27 日 14:20 前办结')
    expect(facts([['breach', { level: 'community' }, respond]], 'duty', 'E0110', at(16))?.next).toBe('点开处理')
  })

  it('tell whoever has to confirm until when, not until when it had to be done', () => {
    const done: Step[] = [
      ['accept', { assignee: leader }],
      ['resolve', { clocks: { ...clocks, resolvedAt: at(60) } }],
    ]
    expect(facts(done, 'reporter', 'E0110', at(60))).toMatchObject({
      latest: '2026年11月27日 15:20',
      next: '点开确认，没解决也请说',
    })
  })

  it('name a person or what is to be done, never a level', () => {
    expect(facts([['offer', { offer }]], 'offered')?.who).toBe('等您接单')
    expect(facts([['open_pool', { poolSince: at(6) }]], 'duty')?.who).toBe('还没有人接')
    expect(
      facts(
        [
          ['accept', { assignee: leader }],
          ['urge', {}],
        ],
        'handler',
      )?.who,
    ).toBe('王**')
  })

  it('call the matter as a neighbour does, to everybody', () => {
    expect(facts([['accept', { assignee: leader, clocks }]], 'reporter')?.matter).toBe('垃圾堆积')
    expect(facts([['offer', { offer }]], 'offered')?.matter).toBe('垃圾堆积')
    expect(facts([['breach', { level: 'community' }, respond]], 'reporter')?.who).toBe('察哈尔社区值班')
  })
})
