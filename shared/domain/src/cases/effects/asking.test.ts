import { describe, expect, it } from 'vitest'
import { nextAsks } from '../../dispatch/asks'
import { systemActor } from '../../people/roles'
import {
  aPolicy,
  clerk,
  dispatcher,
  inboxPlace,
  leader,
  leader2,
  minutes,
  plumber,
  secretary,
} from '../../testing/factories'
import { after, answerTo, filed, inState, tell } from '../../testing/stories'
import { catchUp } from '../catchUp'
import { restsOnClaims } from '../pool'

const offerTo = (
  userId: string,
  kind: 'first' | 'cascade' | 'officer',
  role = 'grid_leader' as const,
  firstLeft: string[] = [],
) => ({ to: userId, name: '李强', role, kind, reason: '离您 300 米', metres: 300, firstLeft })

describe('an offer', () => {
  it('is accepted while it runs by whoever reached the cap meanwhile: only asking and claiming know the cap', () => {
    const staff = { onDuty: true, openJobs: 5, skills: [], metres: 300 }
    expect(answerTo(inState('offered'), [2, 'accept', leader({ staff })])).toBe('accepted')
    expect(answerTo(inState('offered'), [3, 'accept', leader({ staff })])).toBe('offer_over')
  })

  it.each([
    ['first', 0, 3],
    ['cascade', 0, 1],
    ['officer', 0, 15],
    ['officer', 15, 45],
    ['officer', 50, 120],
    ['officer', 130, null],
  ] as const)('of kind %s made at minute %s ends at %s', (kind, at, end) => {
    const { offer } = after(filed(), [at, 'offer', systemActor, offerTo('clerk', kind)])
    expect(offer?.until).toEqual(end === null ? null : minutes(end))
  })

  it('has no end at the district', () => {
    const atDistrict = filed({ place: { areaPath: '1509/150902' }, level: 'district' })
    expect(after(atDistrict, [1, 'offer', systemActor, offerTo('dispatcher', 'officer')]).offer?.until).toBeNull()
  })

  it('of a restricted matter is the officer’s to 40 %, then the secretary’s', () => {
    const restricted = filed({ category: 'E2404' })
    const officer = after(restricted, [
      0,
      'offer',
      systemActor,
      offerTo('clerk', 'officer', 'community_clerk' as never),
    ])
    expect(officer.offer?.until).toEqual(minutes(4))
    const input = offerTo('secretary', 'officer', 'community_secretary' as never)
    expect(after(officer, [4, 'offer', systemActor, input]).offer?.until).toEqual(minutes(10))
  })

  it('of a restricted matter to somebody further up lasts until the breach: nobody waits behind him', () => {
    const restricted = filed({ category: 'E2404' })
    const input = offerTo('dispatcher', 'officer', 'dispatcher' as never)
    expect(after(restricted, [1, 'offer', systemActor, input]).offer?.until).toEqual(minutes(10))
  })

  it('asks an officer anew after each breach, and a leader never again in the turn', () => {
    const asked = tell(filed(), [
      [0, 'offer', systemActor],
      [1, 'decline_offer', leader()],
      [1, 'open_pool', systemActor, { nobody: true }],
      [1, 'offer', systemActor, offerTo('clerk', 'officer')],
    ])
    const declined = after(asked, [2, 'decline_offer', clerk()])
    expect(answerTo(declined, [3, 'offer', systemActor, offerTo('clerk', 'officer')])).toBe('invalid')
    expect(after(declined, [16, 'offer', systemActor, offerTo('clerk', 'officer')]).offer?.until).toEqual(minutes(45))
    expect(answerTo(declined, [16, 'offer', systemActor])).toBe('case_moved')
    const again = after(declined, [16, 'offer', systemActor, offerTo('clerk', 'officer')])
    const twice = after(again, [17, 'decline_offer', clerk()])
    expect(answerTo(twice, [18, 'offer', systemActor, offerTo('clerk', 'officer')])).toBe('invalid')
  })

  it('counts its rounds, and asks nobody twice in a turn', () => {
    const twice = tell(filed(), [
      [0, 'offer', systemActor],
      [1, 'decline_offer', leader()],
      [1, 'offer', systemActor, offerTo('leader2', 'cascade')],
    ])
    expect([twice.offer?.round, twice.asked]).toEqual([2, ['leader', 'leader2']])
    const declined = after(twice, [1.5, 'decline_offer', leader2()])
    expect(answerTo(declined, [1.5, 'offer', systemActor])).toBe('invalid')
  })

  it('is not made while another runs, before dispatch, or to a leader beside the pool', () => {
    expect(answerTo(inState('offered'), [1, 'offer', systemActor, offerTo('leader2', 'cascade')])).toBe('case_moved')
    expect(answerTo(filed({ dispatchAt: minutes(1) }), [0.5, 'offer', systemActor])).toBe('case_moved')
    expect(answerTo(filed(), [7, 'offer', systemActor])).toBe('case_moved')
  })

  it('passes on when the person goes off duty', () => {
    const found = after(inState('offered'), [1, 'expire_offer', systemActor, { cause: 'off_duty' }])
    expect([found.state, found.offer, found.asked]).toEqual(['offered', undefined, ['leader']])
    expect(answerTo(inState('offered'), [1, 'expire_offer', systemActor, { cause: 'time' }])).toBe('case_moved')
  })

  it('is declined with a reason, but not at the district', () => {
    expect(answerTo(inState('offered'), [1, 'decline_offer', leader(), { reason: ' ' }])).toBe('reason_missing')
    const atDistrict = filed({ place: { areaPath: '1509/150902' }, level: 'district' })
    const offered = after(atDistrict, [0, 'offer', systemActor, offerTo('dispatcher', 'officer')])
    expect(answerTo(offered, [1, 'decline_offer', dispatcher()])).toBe('not_allowed')
  })
})

describe('the claim pool', () => {
  it('opens at once when nobody is left, with an officer beside it', () => {
    const found = after(filed(), [1, 'open_pool', systemActor, { nobody: true }])
    expect([found.state, found.poolSince, found.asking.order]).toEqual(['offered', minutes(1), 'officer'])
    const beside = after(found, [1, 'offer', systemActor, offerTo('clerk', 'officer')])
    expect(beside.poolSince).toEqual(minutes(1))
    expect(answerTo(beside, [2, 'claim', leader2()])).toBe('accepted')
  })

  it('that its step opens for nobody has an officer beside it', () => {
    const late = inState('offered')
    const hopeless = catchUp(late, aPolicy(), minutes(7), { nobodyToClaim: true })
    expect([restsOnClaims(catchUp(late, aPolicy(), minutes(7))), hopeless.after.asking.order]).toEqual([
      true,
      'officer',
    ])
    expect(nextAsks(hopeless.after, aPolicy(), minutes(7)).map(({ kind }) => kind)).toEqual([
      'officer',
      'officer',
      'officer',
    ])
    expect(nextAsks(catchUp(late, aPolicy(), minutes(7)).after, aPolicy(), minutes(7))).toEqual([])
  })

  it('ends a cascade offer but not an officer’s', () => {
    const cascade = tell(filed(), [
      [5.5, 'offer', systemActor, offerTo('leader2', 'cascade')],
      [6, 'urge', { ...leader(), userId: 'resident' }],
    ])
    expect([cascade.offer, cascade.poolSince]).toEqual([undefined, minutes(6)])
    const officer = tell(inState('offered'), [
      [1, 'escalate', clerk()],
      [2, 'offer', systemActor, offerTo('clerk', 'officer')],
      [8, 'supervise', clerk()],
    ])
    expect([officer.offer?.to, officer.poolSince]).toEqual(['clerk', minutes(7)])
  })

  it.each([
    ['an inbox', filed({ place: inboxPlace(), level: 'community' })],
    ['a restricted matter', filed({ category: 'E2404' })],
    ['a department', after(inState('offered'), [1, 'transfer', dispatcher()])],
    ['a case before its dispatch', filed({ dispatchAt: minutes(20) })],
  ])('never opens for %s', (_, found) => {
    expect(answerTo(found, [2, 'open_pool', systemActor])).toBe('case_moved')
  })

  const pool = after(filed(), [7, 'supervise', clerk()])
  const trade = after(filed({ category: 'H0102' }), [7, 'supervise', clerk()])
  const staff = { onDuty: true, openJobs: 0, skills: [], metres: 300 }
  it.each([
    ['a leader near by', pool, leader2(), 'accepted'],
    ['the leader who let his offer pass', after(inState('offered'), [7, 'supervise', clerk()]), leader(), 'accepted'],
    ['a leader off duty', pool, leader2({ staff: { ...staff, onDuty: false } }), 'off_duty'],
    ['a leader with five open jobs', pool, leader2({ staff: { ...staff, openJobs: 5 } }), 'cap_reached'],
    ['a leader too far away', pool, leader2({ staff: { ...staff, metres: 4001 } }), 'not_found'],
    ['a leader nobody knows where', pool, leader2({ staff: { onDuty: true, openJobs: 0, skills: [] } }), 'not_allowed'],
    ['a plumber, for a report', pool, plumber(), 'not_found'],
    ['a clerk', pool, clerk(), 'not_allowed'],
    ['a plumber, for water', trade, plumber(), 'accepted'],
    ['a plumber without the skill', trade, plumber({ staff }), 'not_found'],
    ['a leader, for a call-out', trade, leader2(), 'not_found'],
  ] as const)('%s', (_, found, actor, answer) => expect(answerTo(found, [8, 'claim', actor])).toBe(answer))

  it('is open to leaders and officers of the area after an escalation, who have no cap', () => {
    const escalated = tell(inState('offered'), [
      [1, 'escalate', clerk()],
      [8, 'supervise', clerk()],
    ])
    const busy = { staff: { ...staff, openJobs: 9 } }
    expect(answerTo(escalated, [8, 'claim', secretary(busy)])).toBe('accepted')
    expect(answerTo(escalated, [8, 'claim', leader2()])).toBe('accepted')
    expect(answerTo(escalated, [8, 'claim', leader2(busy)])).toBe('cap_reached')
  })
})
