import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../people/roles'
import { systemActor } from '../people/roles'
import {
  aPolicy,
  clerk,
  county,
  departmentOfficer,
  dispatcher,
  leader,
  leader2,
  neighbour,
  plumber,
  resident,
  secretary,
  stranger,
  streetOfficer,
} from '../testing/factories'
import { after, filed, inState, tell } from '../testing/stories'
import { maySee, maySeeStaffEntries } from './visibility'

const with_ = (role: Role): Actor => ({ userId: role, name: '某人', grants: [{ role, areaPath: county }] })
const secret = filed({ category: 'E2404' })
const pool = after(filed(), [7, 'supervise', clerk()])

describe('a case is seen', () => {
  it.each([
    ['its reporter', filed(), resident(), true],
    ['a follower', filed(), neighbour({ follows: true }), true],
    ['a neighbour', filed(), neighbour(), false],
    ['a stranger', filed(), stranger(), false],
    ['the leader of the grid', filed(), leader(), true],
    ['the leader of the next grid', filed(), leader2(), false],
    ['the leader of the next grid, while the pool is open', pool, leader2(), true],
    ['a leader out of reach', pool, leader2({ staff: { onDuty: true, openJobs: 0, skills: [], metres: 4001 } }), false],
    ['a plumber, of a report in the pool', pool, plumber(), false],
    ['the community', filed(), clerk(), true],
    ['the street', filed(), streetOfficer(), true],
    ['the district', filed(), dispatcher(), true],
    [
      'a community elsewhere',
      filed(),
      clerk({ grants: [{ role: 'community_clerk', areaPath: `${county}/1/2` }] }),
      false,
    ],
    ['a department that has nothing to do with it', filed(), departmentOfficer(), false],
    [
      'the department it was handed to',
      after(inState('offered'), [1, 'transfer', dispatcher()]),
      departmentOfficer(),
      true,
    ],
    ['the organisation department', filed(), with_('organisation_officer'), false],
    ['an administrator', filed(), with_('system_admin'), false],
    ['the auditor', filed(), with_('auditor'), false],
    ['the machine', filed(), systemActor, true],
  ] as const)('by %s: %#', (_, found, actor, seen) => expect(maySee(found, actor, aPolicy())).toBe(seen))

  it('in the pool as far as the policy of its district reaches', () => {
    const far = leader2({ staff: { onDuty: true, openJobs: 0, skills: [], metres: 4001 } })
    expect(maySee(pool, far, aPolicy({ radiiMetres: [500, 6000] }))).toBe(true)
    expect(maySee(pool, leader2(), aPolicy({ radiiMetres: [200] }))).toBe(false)
  })

  it('by the person who is asked or was asked, while somebody is sought', () => {
    const asked = leader2({ userId: 'leader' })
    expect(maySee(inState('offered'), asked, aPolicy())).toBe(true)
    const passed = after(inState('offered'), [4, 'supervise', clerk()])
    expect([passed.offer, maySee(passed, asked, aPolicy())]).toEqual([undefined, true])
    expect(maySee(after(passed, [5, 'assign', clerk()]), asked, aPolicy())).toBe(false)
  })

  it('by the reporter still, when a follower speaks for it', () => {
    const left = after(inState('offered'), [1, 'withdraw', resident(), { earliestFollower: 'neighbour' }])
    expect([maySee(left, resident(), aPolicy()), maySee(left, neighbour(), aPolicy())]).toEqual([true, true])
  })
})

describe('a restricted matter is seen', () => {
  it.each([
    ['its reporter', resident(), true],
    ['the secretary', secretary(), true],
    ['a clerk', clerk(), false],
    ['the leader of the grid', leader(), false],
    ['the street', streetOfficer(), false],
    ['the district, while it is the community’s', dispatcher(), false],
  ] as const)('by %s', (_, actor, seen) => expect(maySee(secret, actor, aPolicy())).toBe(seen))

  it('by the clerk who was asked, and by the district once it stands there', () => {
    const clerkAsked = { ...secret, asked: ['clerk'] }
    expect(maySee(clerkAsked, clerk(), aPolicy())).toBe(true)
    expect(maySee({ ...secret, level: 'district' }, dispatcher(), aPolicy())).toBe(true)
  })
})

describe('what only staff may read', () => {
  it('is read by staff and the handler, not by reporter and followers', () => {
    const found = tell(filed(), [])
    const readers = [leader(), clerk(), dispatcher(), resident(), neighbour({ follows: true })]
    expect(readers.map((actor) => maySeeStaffEntries(found, actor))).toEqual([true, true, true, false, false])
  })

  it('is not read by a leader about his own report, unless it is his to work on', () => {
    const own = filed({
      reporter: { userId: 'leader', name: '李强', via: 'staff', hidden: false, happenedAt: new Date(0) },
    })
    expect(maySeeStaffEntries(own, leader())).toBe(false)
    expect(
      maySeeStaffEntries({ ...own, assignee: { userId: 'leader', name: '李强', role: 'grid_leader' } }, leader()),
    ).toBe(true)
  })
})
