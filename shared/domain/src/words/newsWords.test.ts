import { describe, expect, it } from 'vitest'
import type { CommandName } from '../cases/case'
import { commands } from '../cases/commands'
import { type Recipient, recipients } from '../notifications/recipients'
import { at, clocks, last, leader, names, offer, officerOffer, type Step, told } from '../testing/toldCase'
import { newsText } from './news'
import { spaced } from './spaced'

const keys = ['t1.respond.100', 't1.respond.300', 't1.close.75', 't1.close.100', 't1.close.200', 't1.critical']
const request = { kind: 'hold', reason: '等配件', by: leader.userId, byName: leader.name, at: at(1) } as const

type Told = { text: string; to: Recipient; command: CommandName; key: string }
const tell = (command: CommandName, to: Recipient, key: string, asked = offer): Told[] => {
  const before: Step[] = [
    ['offer', { offer: asked }],
    ['accept', { assignee: leader, offer: null, clocks: { ...clocks, respondedAt: at(2) } }],
  ]
  const change = { assignee: leader, offer: asked, departmentId: 'urban_management', level: 'community' } as const
  const found = told([...before, [command, { ...change, request }, { key, note: '要换灯头。' }]])
  const text = newsText(found, last(found), to, names, at(30))
  return text === undefined ? [] : [{ text, to, command, key }]
}
/** Everything the news can say of one matter. */
const all = (Object.keys(commands) as CommandName[]).flatMap((command) =>
  recipients.flatMap((to) =>
    keys.flatMap((key) => [offer, officerOffer].flatMap((one) => tell(command, to, key, one))),
  ),
)
/** The sentence's own words: what is filled in has the length it has. */
const clauses = (text: string) =>
  text
    .replace(/\d+ 月 \d+ 日|\d{2}:\d{2}|000123|察哈尔社区|泉山街道/gu, '')
    .replace(/ +/gu, ' ')
    .split(/[。，：；？\n]/u)
const longest = 20

describe('the words of the news', () => {
  it('come in clauses of at most twenty characters, spaced as everywhere', () => {
    expect(all.length).toBeGreaterThan(200)
    const long = all.flatMap(({ text }) => clauses(text).filter((clause) => [...clause].length > longest))
    expect([...new Set(long)]).toEqual([])
    expect(all.filter(({ text }) => spaced(text) !== text)).toEqual([])
  })

  it('blame nobody and do not shout', () => {
    expect(all.filter(({ text }) => /失败|非法|请注意|温馨提示|[！!]|你(?!们)/u.test(text))).toEqual([])
  })

  it('say first what came of it, then about what', () => {
    expect(all.filter(({ text }) => text.startsWith('路灯'))).toEqual([])
  })

  it('end what somebody typed with one full stop', () => {
    expect(all.filter(({ text }) => /。。|：。|，，/u.test(text))).toEqual([])
  })

  it('apologise only to residents, and only when the time is over', () => {
    const sorry = all.filter(({ text }) => text.includes('对不起'))
    expect(new Set(sorry.map(({ command }) => command))).toEqual(new Set(['breach']))
    expect(new Set(sorry.map(({ to }) => to))).toEqual(new Set(['reporter', 'followers']))
    expect(sorry.every(({ key }) => key.endsWith('.100'))).toBe(true)
  })
})
