import { describe, expect, it } from 'vitest'
import { aPlace, aPolicy, clerk, community, grid2, inboxPlace, minutes, resident } from '../../testing/factories'
import { after, filed, inState } from '../../testing/stories'
import { catchUp } from '../catchUp'

const otherGrid = { place: aPlace({ areaPath: grid2, gridCode: '150902002002002' }), level: 'grid' as const }

describe('change_place', () => {
  it('to another grid asks its leader afresh; turn and steps stay', () => {
    const found = after(inState('offered'), [1, 'change_place', resident(), otherGrid])
    expect(found).toMatchObject({ state: 'offered', turn: 1, asked: [], place: { areaPath: grid2 } })
    expect([found.offer, found.turnDue]).toEqual([undefined, minutes(15)])
  })

  it('lets that leader answer before the pool opens again', () => {
    const pool = after(filed(), [8, 'change_place', clerk(), otherGrid])
    expect(pool.poolSince).toBeUndefined()
    const reopened = catchUp(pool, aPolicy(), minutes(14)).after
    expect(reopened.poolSince).toEqual(minutes(11))
  })

  it('within the grid disturbs nobody', () => {
    const place = aPlace({ text: '三号楼东侧' })
    expect(after(inState('offered'), [1, 'change_place', resident(), { place, level: 'grid' }]).offer?.to).toBe(
      'leader',
    )
  })

  it('out of an inbox goes to the grid at once', () => {
    const inbox = filed({ place: inboxPlace(), level: 'community', dispatchAt: minutes(10) })
    const found = after(inbox, [1, 'change_place', resident(), { place: aPlace(), level: 'grid' }])
    expect(found).toMatchObject({ level: 'grid', dispatchAt: minutes(1), asking: { order: 'usual', pool: true } })
  })

  it('into an inbox goes to its officer, without a pool', () => {
    const place = { areaPath: community }
    const found = after(inState('offered'), [1, 'change_place', clerk(), { place, level: 'community' }])
    expect(found).toMatchObject({ level: 'community', asking: { order: 'officer', pool: false } })
  })

  it('doesn’t take the case from its handler', () => {
    const found = after(inState('accepted'), [5, 'change_place', clerk(), otherGrid])
    expect([found.state, found.assignee?.userId, found.place.areaPath]).toEqual(['accepted', 'leader', grid2])
  })
})
