import { describe, expect, it } from 'vitest'
import { timeOf } from '../../clocks/shanghai'
import { respondStepAt } from '../../clocks/stepTimes'
import { type Actor, type Grant, systemActor } from '../../people/roles'
import { inputOf } from '../../testing/cast'
import {
  aPolicy,
  clerk,
  departmentOfficer,
  dispatcher,
  leader,
  minutes,
  plumber,
  resident,
  secretary,
  streetOfficer,
} from '../../testing/factories'
import { after, answerTo, inState, tell } from '../../testing/stories'
import type { CommandInput } from '../commandInput'
import { decideCase } from '../decideCase'

const HOUR = 60

describe('hand_back', () => {
  it('seeks somebody else in a new turn at the same level', () => {
    const found = after(inState('in_progress'), [5, 'hand_back', leader()])
    expect(found).toMatchObject({
      state: 'offered',
      turn: 2,
      level: 'grid',
      asked: ['leader'],
      lastAssignee: { userId: 'leader' },
    })
    expect([found.assignee, found.turnAt, found.clocks.respondedAt]).toEqual([undefined, minutes(5), minutes(2)])
    expect(found.clocks.respondBy).toEqual(minutes(15))
  })

  it('to a tradesperson asks him first, then the leader again', () => {
    const water = inState('accepted', { category: 'E2208' })
    const to = { userId: 'plumber', name: '吴军', skills: ['plumber'] }
    const found = after(water, [5, 'hand_back', leader(), { reason: '要专业的', to }])
    expect([found.asking.first, found.asked]).toEqual([['plumber', 'leader'], ['leader']])
    const wrong = { ...to, skills: ['locksmith'] }
    expect(answerTo(water, [5, 'hand_back', leader(), { reason: '要专业的', to: wrong }])).toBe('invalid')
  })

  it('names nobody when a tradesperson gives it', () => {
    const given = { person: { userId: 'plumber', name: '吴军', role: 'tradesperson' } } as const
    const found = after(inState('offered', { category: 'E2208' }), [1, 'assign', clerk(), given])
    const to = { userId: 'other', name: '冯军', skills: ['plumber'] }
    expect(answerTo(found, [2, 'hand_back', plumber(), { reason: '没空', to }])).toBe('invalid')
  })

  it('by the system while on hold only takes the handler away; resuming seeks a new one', () => {
    const held = after(inState('on_hold'), [HOUR, 'hand_back', systemActor, { reason: '离职' }])
    expect([held.state, held.assignee, held.turn]).toEqual(['on_hold', undefined, 1])
    const resumed = after(held, [2 * HOUR, 'resume', clerk()])
    expect(resumed).toMatchObject({ state: 'offered', turn: 2, turnAt: minutes(2 * HOUR) })
    expect(resumed.heldFrom).toBeUndefined()
  })

  it('needs a reason', () => {
    expect(answerTo(inState('accepted'), [5, 'hand_back', leader(), { reason: '' }])).toBe('reason_missing')
  })
})

describe('escalate', () => {
  it('goes to the officer of the next level, in a new turn, while the clocks run on', () => {
    const found = after(inState('in_progress'), [5, 'escalate', leader()])
    expect(found).toMatchObject({ state: 'offered', turn: 2, level: 'community', asked: [] })
    expect(found.asking).toMatchObject({ order: 'officer', pool: true, routed: true })
    expect(found.clocks.closeBy).toEqual(inState('accepted').clocks.closeBy)
  })

  it('has no pool at the district and goes no further', () => {
    const found = tell(inState('offered'), [
      [1, 'escalate', clerk()],
      [2, 'escalate', streetOfficer()],
      [3, 'escalate', dispatcher()],
    ])
    expect([found.level, found.asking.pool]).toEqual(['district', false])
    expect(answerTo(found, [4, 'escalate', dispatcher()])).toBe('case_moved')
  })

  it('is no longer the clerk’s once the case stands above him', () => {
    const found = tell(inState('offered'), [
      [1, 'escalate', clerk()],
      [2, 'escalate', secretary()],
    ])
    expect(answerTo(found, [3, 'assign', clerk()])).toBe('not_allowed')
    expect(answerTo(found, [3, 'assign', streetOfficer()])).toBe('accepted')
  })
})

describe('transfer and return', () => {
  const moved = after(inState('offered'), [1, 'transfer', dispatcher()])
  const input: CommandInput['offer'] = {
    to: 'department',
    name: '徐明',
    role: 'department_officer',
    kind: 'officer',
    reason: '',
    firstLeft: [],
  }
  const offered = after(moved, [2, 'offer', systemActor, input])

  it('hands the case to the department, without end and without a pool', () => {
    expect(moved).toMatchObject({ level: 'department', departmentId: 'urban_management', turn: 2 })
    expect(moved.asking).toMatchObject({ order: 'officer', pool: false })
    expect(offered.offer?.until).toBeNull()
    expect(answerTo(offered, [3, 'accept', departmentOfficer()])).toBe('accepted')
  })

  it('counts the whole of T in that department’s own hours, where it keeps others', () => {
    const policy = aPolicy({ departmentHours: { urban_management: [{ from: '14:00', to: '20:00' }] } })
    const now = minutes(1)
    const input = inputOf('transfer', now)
    const there = decideCase(inState('offered'), 'transfer', dispatcher(), input, policy, now).after
    expect(timeOf(there.turnDue)).toBe('14:15')
    expect(respondStepAt(there, policy, 2 / 3) < there.turnDue).toBe(true)
  })

  it('comes back to the district with a reason, from whoever was asked or has it', () => {
    const back = after(offered, [3, 'return', departmentOfficer()])
    expect(back).toMatchObject({ state: 'offered', level: 'district', turn: 3 })
    expect(back.departmentId).toBeUndefined()
    const working = tell(offered, [
      [3, 'accept', departmentOfficer()],
      [4, 'return', departmentOfficer()],
    ])
    expect(working).toMatchObject({ level: 'district', turn: 3, lastAssignee: { userId: 'department' } })
  })

  it('is not returned by an officer who wasn’t asked, nor by another department', () => {
    expect(answerTo(offered, [3, 'return', departmentOfficer({ userId: 'colleague' })])).toBe('not_allowed')
    const other: Partial<Actor> = { grants: [{ role: 'department_officer', departmentId: 'water' }] }
    expect(answerTo(offered, [3, 'return', departmentOfficer({ userId: 'other', ...other })])).toBe('not_found')
    const elsewhere: Grant = { role: 'department_officer', departmentId: 'urban_management', areaPath: '1509/150921' }
    expect(answerTo(offered, [3, 'return', departmentOfficer({ userId: 'other', grants: [elsewhere] })])).toBe(
      'not_found',
    )
  })

  it('leaves the case to dispatchers while it is at the department', () => {
    expect(answerTo(offered, [3, 'assign', streetOfficer()])).toBe('not_allowed')
    expect(answerTo(offered, [3, 'assign', dispatcher()])).toBe('accepted')
  })

  it('goes to the department’s officer again when the resident reopens', () => {
    const done = tell(offered, [
      [3, 'accept', departmentOfficer()],
      [4, 'resolve', departmentOfficer()],
      [5, 'reopen', resident()],
    ])
    expect(done).toMatchObject({
      level: 'department',
      departmentId: 'urban_management',
      asking: { order: 'officer', first: [] },
    })
  })
})
