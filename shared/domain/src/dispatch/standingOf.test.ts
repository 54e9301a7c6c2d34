import { describe, expect, it } from 'vitest'
import type { Asking, CaseFacts, Level } from '../cases/case'
import { claimRole } from '../cases/who'
import type { Actor } from '../people/roles'
import {
  aPlace,
  clerk,
  departmentOfficer,
  dispatcher,
  leader,
  leader2,
  morning,
  plumber,
  resident,
  secretary,
  streetOfficer,
} from '../testing/factories'
import { standingOf } from './standingOf'

const lamp = 'P0137'
const plumbing = 'H0102'
const usual = { order: 'usual' } as const
const officer = { order: 'officer' } as const
const routed = { order: 'officer', routed: true } as const
type Way = Partial<Asking>

const facts = (category: string, way: Way, level: Level = 'grid', pool = false) =>
  ({
    category,
    level,
    place: aPlace(),
    asking: { first: [], pool: true, at: morning, ...way },
    ...(pool ? { poolSince: morning } : {}),
  }) as unknown as CaseFacts
const far: Actor = {
  ...leader(),
  userId: 'far',
  grants: [{ role: 'grid_leader', areaPath: '1509/150902/150902003/150902003001/150902003001001' }],
}

describe('what somebody is to a case', () => {
  it.each<[string, Actor, string, Way, Level, boolean, object]>([
    [
      'a leader to a report',
      leader(),
      lamp,
      usual,
      'grid',
      false,
      { role: 'grid_leader', want: { role: 'grid_leader' } },
    ],
    ['a plumber to a report', plumber(), lamp, usual, 'grid', false, { why: 'wrong_role' }],
    ['a clerk to a report', clerk(), lamp, usual, 'grid', false, { why: 'wrong_role' }],
    ['a leader to a call-out', leader(), plumbing, usual, 'grid', false, { why: 'wrong_role' }],
    ['a plumber to a call-out', plumber(), plumbing, usual, 'grid', false, { want: { skill: 'plumber' } }],
    ['a leader while officers are asked', leader(), lamp, officer, 'grid', false, { why: 'officers_only' }],
    [
      'one named before the officers',
      leader(),
      lamp,
      { ...officer, first: ['leader'] },
      'grid',
      false,
      { role: 'grid_leader' },
    ],
    ['a leader to the pool beside the officers', far, lamp, officer, 'community', true, { role: 'grid_leader' }],
    ['a clerk where officers are asked', clerk(), lamp, officer, 'grid', false, { role: 'community_clerk' }],
    ['a clerk below the level', clerk(), lamp, routed, 'street', false, { why: 'wrong_role' }],
    ['a clerk to the pool of the street', clerk(), lamp, routed, 'street', true, { role: 'community_clerk' }],
    ['a leader of the area to its pool', leader2(), lamp, routed, 'community', true, { role: 'grid_leader' }],
    ['a leader of elsewhere to it', far, lamp, routed, 'community', true, { role: 'grid_leader', why: 'wrong_area' }],
    ['a matter only officers see', leader(), 'E2404', { order: 'restricted' }, 'grid', false, { why: 'wrong_role' }],
  ])('%s', (_, actor, category, way, level, pool, expected) => {
    expect(standingOf(facts(category, way, level, pool), actor)).toMatchObject(expected)
  })

  const people = [resident(), leader(), leader2(), far, plumber(), clerk(), secretary(), streetOfficer()]
  const pools = [lamp, plumbing].flatMap((category) =>
    (['grid', 'community', 'street'] as const).flatMap((level) => [
      facts(category, usual, level, true),
      facts(category, routed, level, true),
    ]),
  )
  it('agrees with the claim wherever a pool is open', () => {
    for (const found of pools)
      for (const actor of people) {
        const { role, why } = standingOf(found, actor)
        expect(why ? undefined : role).toBe(claimRole(found, actor))
      }
  })

  it('lets the district’s people have what stands with them', () => {
    expect(standingOf(facts(lamp, routed, 'district'), dispatcher())).toEqual({ role: 'dispatcher' })
    const handed = {
      ...facts(lamp, routed, 'department'),
      departmentId: departmentOfficer().grants.at(-1)?.departmentId,
    }
    expect(standingOf(handed as CaseFacts, departmentOfficer())).toEqual({ role: 'department_officer' })
  })
})
