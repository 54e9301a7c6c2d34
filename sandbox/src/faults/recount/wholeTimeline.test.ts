import { histories, liveThrough, runs } from '@jinlin/domain/testing/histories'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedCase, copyOf, unansweredCase } from './testing/aTown'
import { wholeTimeline } from './wholeTimeline'

describe('a timeline', () => {
  it('tells every random life whole', () =>
    fc.assert(
      fc.property(histories, (history) => {
        expect(wholeTimeline([liveThrough(history).at(-1)!.found])).toEqual([])
      }),
      { numRuns: runs, seed: 20261129 },
    ))

  it('is found to have a gap', () => {
    const gap = copyOf(unansweredCase())
    gap.timeline.splice(2, 1)
    expect(wholeTimeline([gap]).map(({ what }) => what)).toContainEqual(expect.stringContaining('with the entries'))
  })

  it('is found to number an entry twice', () => {
    const twice = copyOf(unansweredCase())
    twice.timeline[2]!.seq = 2
    expect(wholeTimeline([twice])).toHaveLength(1)
  })

  it('is found not to give the stored state', () => {
    const other = { ...acceptedCase(), assignee: { userId: 'somebody', name: '', role: 'grid_leader' as const } }
    expect(wholeTimeline([other])).toMatchObject([{ rule: 'I2', what: expect.stringContaining('assignee') }])
  })

  it('is found to lack a change that the case has', () => {
    const silent = copyOf(acceptedCase())
    delete silent.timeline.at(-1)!.change.state
    expect(wholeTimeline([silent])).toMatchObject([{ what: expect.stringContaining('state') }])
  })

  it('is found to begin an entry in a state that was not', () => {
    const jump = copyOf(acceptedCase())
    jump.timeline.at(-1)!.from = 'on_hold'
    expect(wholeTimeline([jump])).toMatchObject([{ what: expect.stringContaining('on_hold') }])
  })
})
