import { describe, expect, it } from 'vitest'
import type { CaseState } from '../cases/case'
import { leader, minutes } from '../testing/factories'
import { after, inState } from '../testing/stories'
import { dueBy } from './dueBy'

describe('the promise a case breaks next', () => {
  it.each([
    ['submitted', 'respond'],
    ['offered', 'respond'],
    ['accepted', 'close'],
    ['in_progress', 'close'],
    ['on_hold', undefined],
    ['resolved', undefined],
    ['closed', undefined],
    ['withdrawn', undefined],
  ] as [CaseState, string | undefined][])('of one that is %s is %s', (state, kind) => {
    expect(dueBy(inState(state))?.kind).toBe(kind)
  })

  it('is the closing where somebody answered once and gave it back', () => {
    const back = after(inState('accepted'), [3, 'hand_back', leader()])
    expect(back.state).toBe('offered')
    expect(dueBy(back)).toEqual({ kind: 'close', at: back.clocks.closeBy })
  })

  it('stays when its moment has passed', () => {
    const found = inState('offered')
    expect(dueBy(found)?.at).toEqual(minutes(15))
  })
})
