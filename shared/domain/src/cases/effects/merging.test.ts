import { describe, expect, it } from 'vitest'
import { clerk, grid2, inboxPlace, minutes, resident } from '../../testing/factories'
import { after, answerTo, filed, inState, tell } from '../../testing/stories'

describe('merge and split', () => {
  const into = { id: 'case-2', state: 'in_progress', areaPath: grid2 } as const

  it('the reporter’s own fresh case can join the neighbour’s', () => {
    const found = after(filed(), [1, 'merge', resident(), { into }])
    expect([found.state, found.parentId, found.offer]).toEqual(['merged', 'case-2', undefined])
  })

  it.each([
    [{ ...into, id: 'case-1' }, 'invalid'],
    [{ ...into, areaPath: '1509/150921/150921100' }, 'invalid'],
    [{ ...into, parentId: 'case-3' }, 'case_moved'],
    [{ ...into, state: 'closed' as const }, 'case_moved'],
    [{ ...into, state: 'resolved' as const }, 'accepted'],
  ])('into %j is %s', (parent, answer) => {
    expect(answerTo(inState('offered'), [1, 'merge', clerk(), { into: parent }])).toBe(answer)
  })

  it('split, it begins at its grid with both clocks anew', () => {
    const found = after(inState('merged'), [60, 'split', clerk()])
    expect(found).toMatchObject({
      state: 'offered',
      level: 'grid',
      turn: 2,
      clocks: { startedAt: minutes(60), turn: 2 },
    })
    expect(found.parentId).toBeUndefined()
    const nowhere = tell(filed({ place: inboxPlace(), level: 'community' }), [
      [1, 'merge', clerk()],
      [2, 'split', clerk()],
    ])
    expect(nowhere).toMatchObject({ level: 'community', asking: { order: 'officer', pool: false } })
  })
})
