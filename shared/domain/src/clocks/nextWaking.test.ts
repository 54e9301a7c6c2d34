import { describe, expect, it } from 'vitest'
import type { Case } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { systemActor } from '../people/roles'
import { aPolicy, departmentOfficer, dispatcher, minutes, morning } from '../testing/factories'
import { filed, inState, tell } from '../testing/stories'
import { nextWaking } from './dueSteps'

const policy = aPolicy()
const DAY_MS = 86_400_000

describe('waking', () => {
  const told = (found: Case): Case => ({ ...found, untold: [] })

  it('is now while news is untold or somebody is being sought', () => {
    expect(nextWaking(filed(), policy, minutes(1))).toEqual(minutes(1))
    expect(nextWaking(told(filed()), policy, minutes(1))).toEqual(minutes(1))
  })

  it('waits for the end of the undo window', () => {
    const found = told(filed({ dispatchAt: minutes(0.5) }))
    expect(nextWaking(found, policy, morning)).toEqual(minutes(0.5))
  })

  it('is the end of a running offer', () => {
    expect(nextWaking(told(inState('offered')), policy, minutes(1))).toEqual(minutes(3))
  })

  it.each(['closed', 'withdrawn', 'declined', 'merged'] as const)('never comes for a case that is %s', (state) => {
    expect(nextWaking(told(inState(state)), policy, minutes(9))).toBeNull()
  })

  it('comes every day for a case that nobody closes', () => {
    const found = inState('in_progress')
    const late = catchUp(found, policy, new Date(found.clocks.closeBy.getTime() + 5 * DAY_MS)).after
    expect(nextWaking(told(late), policy, found.clocks.closeBy)?.getTime()).toBe(
      found.clocks.closeBy.getTime() + 6 * DAY_MS,
    )
  })

  it('keeps a department’s officer without end and breaches all the same', () => {
    const { userId, name } = departmentOfficer()
    const moved = tell(inState('offered'), [
      [1, 'transfer', dispatcher()],
      [
        2,
        'offer',
        systemActor,
        { to: userId, name, role: 'department_officer', kind: 'officer', reason: '', firstLeft: [] },
      ],
    ])
    const late = catchUp(moved, policy, minutes(60)).after
    expect(late.offer).toMatchObject({ to: userId, until: null })
    expect(late.clocks.breaches.map(({ kind }) => kind)).toEqual(['respond', 'reoffer', 'repeat'])
    expect(late.level).toBe('department')
  })
})
