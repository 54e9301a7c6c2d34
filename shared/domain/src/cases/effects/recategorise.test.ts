import { describe, expect, it } from 'vitest'
import { nextAsks } from '../../dispatch/asks'
import { systemActor } from '../../people/roles'
import { aPolicy, clerk, departmentOfficer, dispatcher, minutes, secretary } from '../../testing/factories'
import { after, answerTo, filed, inState, type Move, tell } from '../../testing/stories'
import { catchUp } from '../catchUp'
import { newsOf } from '../tellsOf'

const HOUR = 60
const T = 15

describe('recategorise', () => {
  it('asks the trade instead of the leader, afresh, in the same turn', () => {
    const found = after(inState('offered'), [1, 'recategorise', clerk(), { category: 'H0102' }])
    expect(found).toMatchObject({ state: 'offered', turn: 1, asked: [], category: 'H0102' })
    expect(found.offer).toBeUndefined()
  })

  it('leaves the offer where the same person comes first', () => {
    expect(after(inState('offered'), [1, 'recategorise', clerk()]).offer?.to).toBe('leader')
  })

  it('closes the pool when the matter turns out to be restricted', () => {
    const pool = after(filed(), [7, 'supervise', clerk()])
    const found = after(pool, [8, 'recategorise', clerk(), { category: 'E2404' }])
    expect([found.poolSince, found.asking.order, found.asking.pool]).toEqual([undefined, 'restricted', false])
  })

  it('sets the clocks anew from now, but never past the ceiling of the tap', () => {
    const found = after(filed(), [10, 'recategorise', clerk(), { category: 'E2307' }])
    expect([found.clocks.respondBy, found.turnDue]).toEqual([minutes(15), minutes(15)])
    const early = after(filed(), [2, 'recategorise', clerk(), { category: 'E2307' }])
    expect(early.clocks.respondBy).toEqual(minutes(7))
    expect(early.clocks.closeBy).toEqual(minutes(2 + 24 * HOUR))
    const late = after(filed({ category: 'E2307' }), [2, 'recategorise', secretary()])
    expect(late.clocks.closeBy <= minutes(72 * HOUR)).toBe(true)
  })

  it('leaves a deadline that has passed', () => {
    const found = after(filed(), [20, 'recategorise', clerk()])
    expect(found.clocks.respondBy).toEqual(minutes(15))
    expect(found.clocks.breaches).toHaveLength(1)
  })

  it('keeps the handler', () => {
    const found = after(inState('accepted'), [5, 'recategorise', clerk()])
    expect([found.state, found.assignee?.userId, found.clocks.respondBy]).toEqual(['accepted', 'leader', minutes(15)])
  })

  it('refuses what is no category, or the same', () => {
    expect(answerTo(filed(), [1, 'recategorise', clerk(), { category: 'X1' }])).toBe('category_unknown')
    expect(answerTo(filed(), [1, 'recategorise', clerk(), { category: 'P0137' }])).toBe('invalid')
  })

  it('alerts the community when it turns out to be a matter of life', () => {
    const found = after(filed(), [2, 'recategorise', clerk(), { category: 'E2104' }])
    const keys = catchUp(found, aPolicy(), minutes(2)).entries.map(({ key }) => key)
    expect(keys).toContain('t1.critical')
  })
})

describe('a case at a department that turns out to be another department’s', () => {
  const officer = departmentOfficer()
  const input = {
    ...{ to: officer.userId, name: officer.name, role: 'department_officer', kind: 'officer' },
    ...{ reason: '', firstLeft: [] },
  } as const
  const held: Move[] = [
    [1, 'transfer', dispatcher()],
    [2, 'offer', systemActor, input],
  ]
  const offered = tell(inState('offered'), held)
  const pipe: Move = [5, 'recategorise', dispatcher(), { category: 'E2208' }]
  const moved = after(offered, pipe)

  it('leaves the old one while it waits, and the new one’s officer is asked afresh, in the same turn', () => {
    expect(moved).toMatchObject({ level: 'department', departmentId: 'property', state: 'offered', turn: 2, asked: [] })
    expect([moved.offer, moved.turnAt, moved.asking.at]).toEqual([undefined, minutes(1), minutes(5)])
    expect(nextAsks(moved, aPolicy(), minutes(5))[0]).toMatchObject({ kind: 'officer', departmentId: 'property' })
    expect(answerTo(moved, [6, 'accept', officer])).not.toBe('accepted')
    expect(newsOf(moved, moved.version)?.tells).toEqual(['reporter', 'oldOffered', 'handler'])
  })

  it('counts the office hours of the new one', () => {
    const policy = aPolicy({ departmentHours: { property: [{ from: '14:00', to: '20:00' }] } })
    expect(after(offered, pipe, policy).turnDue).toEqual(minutes(5 * HOUR + T))
  })

  it('stays where it is when it is that department’s already, or the category’s department is the same', () => {
    const property: Move = [3, 'transfer', dispatcher(), { department: 'property', reason: '属物业' }]
    const right = after(after(offered, property), [4, 'recategorise', dispatcher(), { category: 'E2208' }])
    expect(right.departmentId).toBe('property')
    const same = after(offered, [5, 'recategorise', dispatcher(), { category: 'P0106' }])
    expect([same.departmentId, same.offer?.to]).toEqual(['urban_management', 'department'])
  })

  it('stays with whoever works on it, who may return it', () => {
    const working = tell(offered, [[4, 'accept', officer], pipe])
    expect(working).toMatchObject({ departmentId: 'urban_management', assignee: { userId: officer.userId } })
    expect(answerTo(working, [6, 'return', officer])).toBe('accepted')
  })

  it('follows on hold once nobody has it any more', () => {
    const left = tell(offered, [
      [4, 'accept', officer],
      [5, 'ask_hold', officer],
      [6, 'approve_hold', dispatcher()],
      [7, 'hand_back', systemActor],
      [8, 'recategorise', dispatcher(), { category: 'E2208' }],
      [9, 'resume', dispatcher()],
    ])
    expect(left).toMatchObject({ state: 'offered', level: 'department', departmentId: 'property' })
  })

  it('is no department’s anywhere below', () => {
    expect(after(inState('offered'), [1, 'recategorise', clerk(), { category: 'E2208' }]).departmentId).toBeUndefined()
  })
})
