import { describe, expect, it } from 'vitest'
import type { Case, CaseState } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { newsOf } from '../cases/tellsOf'
import { aPolicy, clerk, clerk2, leader, minutes, resident, secretary, streetOfficer } from '../testing/factories'
import { recorded } from '../testing/recorded'
import { after, filed, inState, type Move, tell } from '../testing/stories'
import { nextWaking } from './dueSteps'

const lift = { category: 'E2104' }
const critical = (found: Case, minute: number) => recorded(found, minute).filter((step) => step.includes('critical'))

describe('a matter of life', () => {
  it.each(['submitted', 'offered', 'accepted', 'in_progress', 'on_hold'] as CaseState[])(
    'alerts the community at once when a case that is %s turns out to be one',
    (state) => {
      const found = after(inState(state), [20, 'recategorise', secretary(), lift])
      expect(nextWaking({ ...found, untold: [] }, aPolicy(), minutes(20))).toEqual(minutes(20))
      const { after: alerted, entries } = catchUp(found, aPolicy(), minutes(20))
      expect(entries.map(({ command, key, from, to }) => [command, key, from, to])).toEqual([
        ['alert', 't1.critical', found.state, found.state],
      ])
      expect(newsOf(alerted, alerted.version)?.tells).toEqual(['community'])
      expect(critical(alerted, 100)).toHaveLength(1)
    },
  )

  const handedBack = after(inState('in_progress'), [20, 'hand_back', leader()])
  it('alerts the community in a later turn too', () => {
    const found = after(handedBack, [22, 'recategorise', clerk(), lift])
    expect(critical(found, 22)).toEqual(['t1.critical @ 22'])
  })

  it('that somebody had in hand before its dispatch alerts at its dispatch', () => {
    const assigned = after(filed({ ...lift, dispatchAt: minutes(10) }), [1, 'assign', clerk()])
    expect([critical(assigned, 9), critical(assigned, 12)]).toEqual([[], ['t1.critical @ 10']])
  })

  it('alerts once in its life, whatever it is called in between', () => {
    const toAndFro: Move[] = [
      [22, 'recategorise', clerk(), lift],
      [23, 'recategorise', clerk2(), { category: 'P0137' }],
      [24, 'recategorise', clerk(), lift],
      [25, 'escalate', clerk()],
      [26, 'assign', streetOfficer()],
    ]
    expect(critical(tell(handedBack, toAndFro), 40)).toEqual(['t1.critical @ 22'])
  })

  it('alerts nobody any more when it is finished or taken back within the undo window', () => {
    const undone = after(filed({ ...lift, dispatchAt: minutes(0.1) }), [0.05, 'withdraw', resident()])
    expect(recorded(undone, 5)).toEqual([])
  })
})
