import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeEnds, daysLeft, dueGroupSteps, groupWaking, isCodeGood } from './group'

const put = new Date('2026-11-24T03:00:00Z')
const day = 86_400_000
const after = (days: number, ms = 0) => new Date(put.getTime() + days * day + ms)
const code = { attachmentId: 'a', putAt: put, expiresAt: codeEnds(put) }
const fresh = { code, told: [] }

describe("the picture of a plain group's code", () => {
  it('lives seven days', () => {
    expect(code.expiresAt).toEqual(after(7))
    expect(isCodeGood(code, after(7, -1))).toBe(true)
    expect(isCodeGood(code, after(7))).toBe(false)
  })

  it('counts its days down, and never says 0 while it works', () => {
    expect([0, 1.5, 5.9, 6.99].map((days) => daysLeft(code, after(days)))).toEqual([7, 5, 1, 1])
  })

  it('has its steward told a day before its end and at it', () => {
    expect(groupWaking(fresh)).toEqual(after(6))
    expect(dueGroupSteps(fresh, after(6, -1))).toEqual([])
    const [soon] = dueGroupSteps(fresh, after(6))
    expect(soon?.kind).toBe('code_soon')
    const told = { code, told: [soon?.key ?? ''] }
    expect(groupWaking(told)).toEqual(after(7))
    expect(dueGroupSteps(told, after(9)).map(({ kind }) => kind)).toEqual(['code_over'])
  })
})

describe('a code without an end', () => {
  const endless = { code: { attachmentId: 'a', putAt: put }, told: [] }
  it('is good for ever, and nobody is reminded', () => {
    expect(isCodeGood(endless.code, after(4000))).toBe(true)
    expect(daysLeft(endless.code, after(1))).toBeUndefined()
    expect(groupWaking(endless)).toBeNull()
  })
})

it('a steward is told each thing once, whenever somebody looks', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 * day }), { maxLength: 20 }), (looks) => {
      const told: string[] = []
      for (const look of looks.sort((a, b) => a - b))
        for (const { key, dueAt } of dueGroupSteps({ code, told }, after(0, look))) {
          expect(dueAt.getTime()).toBeLessThanOrEqual(after(0, look).getTime())
          told.push(key)
        }
      expect(new Set(told).size).toBe(told.length)
      expect(told.length).toBe(
        looks.some((look) => look >= 7 * day) ? 2 : looks.some((look) => look >= 6 * day) ? 1 : 0,
      )
    }),
  )
})
