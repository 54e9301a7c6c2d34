import { describe, expect, it } from 'vitest'
import { mayLead, mustNotMeet, takesTwo } from './leads'
import type { Actor, Grant, Role } from './roles'

const county = '1509/150902'
const community = `${county}/150902002/150902002002`
const grid = `${community}/150902002002001`
const holder = (role: Role, areaPath: string): Actor => ({ userId: role, name: '', grants: [{ role, areaPath }] })
const grant = (role: Role, areaPath: string): Grant => ({ role, areaPath })

describe('who takes whom in', () => {
  it.each<[Role, string, Role, string, boolean]>([
    ['community_clerk', community, 'grid_leader', grid, true],
    ['community_secretary', community, 'community_clerk', community, true],
    ['grid_leader', grid, 'tradesperson', grid, true],
    ['dispatcher', county, 'street_officer', `${county}/150902002`, true],
    ['grid_leader', grid, 'grid_leader', grid, false],
    ['community_clerk', community, 'community_secretary', community, false],
    ['community_clerk', `${county}/150902002/150902002003`, 'grid_leader', grid, false],
    ['resident', grid, 'building_steward', grid, false],
    ['system_admin', '1509', 'auditor', '1509', false],
  ])('%s of %s and %s of %s: %s', (mine, area, role, place, expected) => {
    expect(mayLead(holder(mine, area), grant(role, place))).toBe(expected)
  })

  it('takes two people above a community', () => {
    expect(takesTwo(grant('street_officer', `${county}/150902002`))).toBe(true)
    expect(takesTwo(grant('grid_leader', grid))).toBe(false)
    expect(takesTwo(grant('community_clerk', community))).toBe(false)
  })

  it('keeps the three administrators apart from each other and from everybody with personal data', () => {
    expect(mustNotMeet([{ role: 'resident' }, grant('auditor', '1509')])).toBe(false)
    expect(mustNotMeet([grant('auditor', '1509'), grant('security_admin', '1509')])).toBe(true)
    expect(mustNotMeet([grant('system_admin', '1509'), grant('grid_leader', grid)])).toBe(true)
    expect(mustNotMeet([grant('grid_leader', grid), grant('tradesperson', grid)])).toBe(false)
  })
})
