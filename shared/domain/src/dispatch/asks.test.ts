import { describe, expect, it } from 'vitest'
import { systemActor } from '../people/roles'
import {
  aPolicy,
  clerk,
  community,
  county,
  dispatcher,
  inboxPlace,
  leader,
  minutes,
  morning,
  resident,
  street,
} from '../testing/factories'
import { after, filed, inState, tell } from '../testing/stories'
import { isNight, nextAsks } from './asks'

const policy = aPolicy()
type Found = ReturnType<typeof filed>
const asks = (found: Found, minute = 0) => nextAsks(found, policy, minutes(minute))
const inWords = (found: Found, minute = 0) =>
  asks(found, minute).map((ask) => {
    if (ask.kind === 'person') return ask.userId
    if (ask.kind === 'officer') return `officer of ${ask.level}`
    return ask.kind === 'cascade' ? `any ${ask.want.skill ?? ask.want.role}` : ask.kind
  })

describe('who is asked first', () => {
  it('for a report: the grid’s leader for 20 % of T, then leaders near by for a minute each', () => {
    expect(inWords(filed())).toEqual(['leader', 'any grid_leader'])
    expect(asks(filed()).map(({ offerKind, until }) => [offerKind, until])).toEqual([
      ['first', minutes(3)],
      ['cascade', minutes(1)],
    ])
  })

  it('for a call-out: tradespeople with the skill', () => {
    const [ask] = asks(filed({ category: 'H0102' }))
    expect(ask).toMatchObject({
      kind: 'cascade',
      want: { role: 'tradesperson', skill: 'plumber' },
      radii: [500, 1000, 2000, 4000],
    })
    expect(inWords(filed({ category: 'H0102' }))).toEqual(['any plumber'])
  })

  it('for a report that a trade could help with: the leader all the same', () => {
    expect(inWords(filed({ category: 'E2208' }))).toEqual(['leader', 'any grid_leader'])
  })

  it('at night: the street’s duty officer before the leader', () => {
    const evening = new Date('2026-11-18T14:30:00.000Z')
    const found = filed({ dispatchAt: morning })
    expect(nextAsks({ ...found, turnAt: evening }, policy, evening)[0]).toMatchObject({
      kind: 'nightOfficer',
      areaPath: street,
    })
    expect(nextAsks(found, aPolicy({ night: null }), evening)[0]?.kind).toBe('leader')
  })

  it('in an inbox: the community’s officer, and those above when there is none', () => {
    expect(inWords(filed({ place: inboxPlace(), level: 'community' }))).toEqual([
      'officer of community',
      'officer of street',
      'officer of district',
    ])
    expect(asks(filed({ place: { areaPath: county }, level: 'district' }))).toMatchObject([
      { kind: 'officer', level: 'district', areaPath: county, until: null },
    ])
  })

  it('for a restricted matter: the community’s officer to 40 % of T, then the secretary', () => {
    const found = filed({ category: 'E2404' })
    expect(asks(found).slice(0, 2)).toMatchObject([
      { kind: 'officer', level: 'community', areaPath: community, until: minutes(4) },
      { kind: 'secretary', until: minutes(10) },
    ])
    expect(inWords(found, 4)[0]).toBe('secretary')
  })

  it('after an escalation: the officer of that level, no cascade', () => {
    expect(inWords(after(inState('offered'), [1, 'escalate', clerk()]), 1)).toEqual([
      'officer of community',
      'officer of street',
      'officer of district',
    ])
  })

  it('after a transfer: the department’s officer, else the district’s dispatcher', () => {
    const moved = after(inState('offered'), [1, 'transfer', dispatcher()])
    expect(asks(moved, 1)).toMatchObject([
      { level: 'department', departmentId: 'urban_management', until: null },
      { level: 'district' },
    ])
  })

  it('after a reopening: the last handler, whatever he has to do', () => {
    const reopened = after(inState('closed'), [60, 'reopen', resident()])
    expect(asks(reopened, 60)[0]).toMatchObject({
      kind: 'person',
      userId: 'leader',
      ignoreCap: true,
      until: minutes(63),
    })
    expect(inWords(reopened, 60)).toEqual(['leader', 'leader', 'any grid_leader'])
  })

  it('after a handing back to a tradesperson: he, then the leader again', () => {
    const to = { userId: 'plumber', name: '吴军', skills: ['plumber'] }
    const found = after(inState('accepted', { category: 'E2208' }), [
      5,
      'hand_back',
      leader(),
      { reason: '漏得大', to },
    ])
    expect(inWords(found, 5)).toEqual(['plumber', 'leader', 'leader', 'any grid_leader'])
    expect(asks(found, 5)[0]).not.toHaveProperty('ignoreCap')
  })
})

describe('nobody is sought', () => {
  it('while an offer runs, before dispatch, or once somebody has it', () => {
    expect(asks(inState('offered'), 1)).toEqual([])
    expect(asks(filed({ dispatchAt: minutes(1) }))).toEqual([])
    expect(asks(inState('accepted'), 3)).toEqual([])
  })

  it('beside a pool that opened at its time, until the deadline passes', () => {
    const pool = after(filed(), [7, 'supervise', clerk()])
    expect(inWords(pool, 7)).toEqual([])
    const late = after(pool, [16, 'supervise', clerk()])
    expect(inWords(late, 16)[0]).toBe('officer of community')
    expect(asks(late, 16)[0]?.until).toEqual(minutes(45))
  })
})

it('beside a pool that opened because nobody was left, the community’s officer is asked', () => {
  const pool = after(filed(), [1, 'open_pool', systemActor, { nobody: true }])
  expect(inWords(pool, 1)[0]).toBe('officer of community')
  expect(asks(pool, 1)[0]?.until).toEqual(minutes(15))
})

it('after the next breaches the street’s and the district’s officers are asked', () => {
  const late = (minute: number) => tell(filed(), [[minute, 'add_note', resident()]])
  expect([inWords(late(46), 46)[0], inWords(late(121), 121)[0]]).toEqual(['officer of street', 'officer of district'])
})

it.each([
  ['21:59', false],
  ['22:00', true],
  ['03:00', true],
  ['06:59', true],
  ['07:00', false],
])('%s in Shanghai is night: %s', (time, night) => {
  expect(isNight(new Date(`2026-11-18T${time}:00+08:00`), policy)).toBe(night)
})
