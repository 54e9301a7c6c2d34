import { minutes } from '@jinlin/domain/testing/factories'
import { histories, liveThrough, runs } from '@jinlin/domain/testing/histories'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlines } from './deadlines'
import { acceptedCase, copyOf, policy, unansweredCase, woken } from './testing/aTown'

const wrongIn = (...args: Parameters<typeof copyOf<ReturnType<typeof unansweredCase>>>) =>
  deadlines(args, () => policy, minutes(50)).map(({ kind }) => kind)
const breachAt = (found: ReturnType<typeof unansweredCase>) =>
  found.timeline.findIndex(({ key }) => key === 't1.respond.100')

describe('the deadlines of a case', () => {
  it('are on record in every random life that is awake', () =>
    fc.assert(
      fc.property(histories, (history) => {
        const { found, now } = liveThrough(history).at(-1)!
        expect(deadlines([woken(found, now, history.policy)], () => history.policy, now)).toEqual([])
      }),
      { numRuns: runs, seed: 20261129 },
    ))

  it('are on record when somebody accepted and when nobody did', () => {
    expect(wrongIn(acceptedCase())).toEqual([])
    expect(wrongIn(unansweredCase())).toEqual([])
  })

  it('are found missing at the end', () =>
    expect(deadlines([unansweredCase()], () => policy, minutes(125)).map(({ what }) => what)).toContainEqual(
      expect.stringContaining('t1.respond.800'),
    ))

  it('are found missing in between, by the rules and without them', () => {
    const without = copyOf(unansweredCase())
    without.timeline.splice(breachAt(without), 1)
    without.timeline.forEach((entry, i) => {
      entry.seq = i + 1
    })
    const kinds = wrongIn(without)
    expect(kinds.filter((kind) => kind === 'missed').length).toBeGreaterThanOrEqual(2)
  })

  it('are found taken twice', () => {
    const twice = copyOf(unansweredCase())
    twice.timeline.push({ ...twice.timeline[breachAt(twice)]!, seq: twice.version + 1 })
    expect(wrongIn(twice)).toContain('doubled deadline')
  })

  it('are found written with another moment', () => {
    const other = copyOf(unansweredCase())
    other.timeline[breachAt(other)]!.dueAt = minutes(16)
    expect(wrongIn(other)).toContain('wrong moment')
  })

  it('are found taken before their moment', () => {
    const early = copyOf(unansweredCase())
    early.timeline[breachAt(early)]!.at = minutes(14)
    expect(wrongIn(early)).toContain('wrong moment')
  })

  it('are found passed over by a command', () => {
    const found = copyOf(acceptedCase())
    found.timeline.at(-1)!.at = new Date(found.clocks.closeBy.getTime() + 1)
    expect(wrongIn(found)).toContain('missed')
  })
})
