import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '../cases/case'
import { newsOf } from '../cases/tellsOf'
import { newsKind } from '../notifications/kinds'
import { community, grid, street } from '../testing/factories'
import { histories, liveThrough } from '../testing/histories'
import { entryTexts } from './entries'
import { newsText } from './news'

const code = (path: string) => path.split('/').at(-1) ?? ''
const names = new Map([
  [code(grid), '察哈尔社区第 1 网格'],
  [code(community), '察哈尔社区'],
  [code(street), '泉山街道'],
])
const unclean = /undefined|null|NaN|Invalid|！|\[object|：，|：。|，。|。。|：$/

function lastOf(steps: readonly { found: Case; now: Date }[]) {
  const last = steps.at(-1)
  if (!last) throw new Error('A history without a tap')
  return last
}

describe('every history', () => {
  it('reads well on the timeline, for both sides, without a whole name', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { found } = lastOf(liveThrough(history))
        for (const side of ['resident', 'staff'] as const) {
          const texts = entryTexts(found, side, names)
          expect(texts.size).toBe(found.timeline.length)
          for (const text of texts.values()) {
            expect(text).not.toMatch(unclean)
            for (const { by } of found.timeline) if (by.userId !== 'system') expect(text).not.toContain(by.name)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
  it('has words for everybody who is told, in three lines and ninety characters', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { found, now } = lastOf(liveThrough(history))
        for (const { seq } of found.timeline) {
          const news = newsOf(found, seq)
          for (const to of news?.tells ?? []) {
            const text = news && newsText(found, news.entry, to, names, now)
            expect(text !== undefined, `${news?.entry.command} → ${to}`).toBe(
              news && newsKind(news.entry, to) !== undefined,
            )
            if (!text) continue
            expect(text).not.toMatch(unclean)
            expect([...text].length).toBeLessThanOrEqual(90)
            expect(text.split('\n').length).toBeLessThanOrEqual(3)
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
