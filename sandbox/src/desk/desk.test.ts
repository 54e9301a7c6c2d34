import { readdirSync, readFileSync } from 'node:fs'
import { clockText, spanText, tookText } from '@jinlin/domain/clocks/countdown'
import { distanceText } from '@jinlin/domain/words/distance'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { storyKeys } from '../town/people'

const folder = new URL('public/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const files = (end: string) => readdirSync(folder).filter((name) => name.endsWith(end))
const load = (name: string) => import(new URL(name, folder).href)

type Time = Record<'span' | 'took' | 'late' | 'digits', (ms: number) => string>
type Words = {
  roles: Record<string, string>
  metres: (n: number) => string
  lead: Record<string, (facts: object) => [string, string]>
}
let time: Time
let words: Words
beforeAll(async () => {
  time = await load('time.js')
  words = (await load('words.js')).words
})

describe('the desk', () => {
  it('says spans and distances in the same words as the phones', () => {
    const span = fc.integer({ min: 0, max: 9 * 86_400_000 })
    fc.assert(fc.property(span, (ms) => time.span(ms) === spanText(ms)))
    fc.assert(fc.property(span, (ms) => time.took(ms) === tookText(ms)))
    fc.assert(fc.property(span, (ms) => time.late(ms) === clockText(0, ms)))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (metres) => words.metres(metres) === distanceText(metres)),
    )
  })

  it('calls a clock late that has just run out', () => {
    expect([0, 59_999, 60_000].map((ms) => time.late(ms))).toEqual(['刚刚超时', '刚刚超时', '已超时 1 分钟'])
  })

  it('counts down in digits that keep their width', () => {
    expect([0, 59_999, 702_000, 900_000].map((ms) => time.digits(ms))).toEqual(['0:00', '0:59', '11:42', '15:00'])
  })

  it('offers on its phones only people who exist', () => {
    expect(Object.keys(words.roles).filter((key) => !storyKeys.includes(key as never))).toEqual([])
  })

  it('calls everybody what their phone can be called by', () => {
    for (const role of Object.values(words.roles)) expect(role).not.toMatch(/社区$|科局$|中心$/)
  })

  it('says in every step whose turn it is, without shouting', () => {
    for (const sentence of Object.values(words.lead)) {
      const lines = sentence({ role: '网格长', name: '王志强', who: '王**', matter: '路灯不亮', search: '10 分钟' })
      expect(lines).toHaveLength(2)
      expect(lines.join()).not.toContain('undefined')
      expect(lines.join()).not.toMatch(/[！!]/)
    }
  })

  it('draws every icon it names', () => {
    const named = files('.js').flatMap((name) =>
      [...read(name).matchAll(/icon\('([a-z]+)'\)/g)].map(([, icon]) => icon),
    )
    const drawn = read('icons.css')
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((icon) => !drawn.includes(`.icon-${icon} {`))).toEqual([])
  })

  it('asks for all it consists of at once, not for one file after the other', () => {
    const page = read('index.html')
    const named = [...page.matchAll(/(?:modulepreload" href|module" src)="([^/"]+\.js)"/g)].map(([, name]) => name)
    expect(named.sort()).toEqual(files('.js').sort())
    const sheets = [...page.matchAll(/stylesheet" href="([^/"]+)"/g)].map(([, name]) => name)
    expect(sheets.sort()).toEqual(files('.css').sort())
  })

  it('shows three phones before anything has been fetched, each as its page will look', () => {
    const page = read('index.html')
    expect(page.match(/class="phone ghost"/g)).toHaveLength(3)
    expect([...page.matchAll(/class="view mini waiting (\w+)"/g)].map(([, kind]) => kind)).toEqual([
      'home',
      'tasks',
      'tasks',
    ])
  })

  it('has its colours and its Chinese in one place each', () => {
    for (const name of files('.css').filter((one) => !['tokens.css', 'icons.css'].includes(one)))
      expect(read(name).match(/#[0-9a-f]{3,8}\b/gi), name).toBeNull()
    for (const name of files('.js').filter((one) => !/words\.js$/i.test(one)))
      expect(
        read(name)
          .replaceAll(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, '')
          .match(/\p{Script=Han}/u),
        name,
      ).toBeNull()
  })
})
