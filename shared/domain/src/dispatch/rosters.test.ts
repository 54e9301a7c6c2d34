import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../people/roles'
import { keepsRoster, rosterLevel } from './rosters'

const city = '1509'
const county = `${city}/150902`
const street = `${county}/150902002`
const community = `${street}/150902002002`
const other = `${street}/150902002003`
const grid = `${community}/150902002002001`
const holder = (role: Role, areaPath?: string): Actor => ({
  userId: role,
  name: '',
  grants: [{ role: 'resident' }, { role, ...(areaPath && { areaPath }) }],
})

describe('who sets whom an area asks first', () => {
  it.each<[Role, string | undefined, string, string | undefined, boolean]>([
    ['community_secretary', community, community, undefined, true],
    ['community_secretary', community, other, undefined, false],
    ['community_secretary', community, street, undefined, false],
    ['street_officer', street, street, undefined, true],
    ['street_officer', street, other, undefined, true],
    ['street_officer', street, county, undefined, false],
    ['dispatcher', county, community, undefined, true],
    ['dispatcher', county, county, undefined, true],
    ['dispatcher', county, county, 'municipal', true],
    ['dispatcher', county, '1509/150921', undefined, false],
    ['dispatcher', undefined, county, undefined, false],
    ['street_officer', county, county, 'municipal', false],
    ['community_clerk', community, community, undefined, false],
    ['grid_leader', grid, grid, undefined, false],
    ['department_officer', county, county, 'municipal', false],
    ['system_admin', city, county, undefined, false],
  ])('%s of %s and the roster of %s, department %s: %s', (role, mine, area, department, expected) => {
    expect(keepsRoster(holder(role, mine), area, department)).toBe(expected)
  })
})

describe('whose names a roster holds', () => {
  it.each([
    [community, undefined, 'community'],
    [street, undefined, 'street'],
    [county, undefined, 'district'],
    [county, 'municipal', 'department'],
    [street, 'municipal', undefined],
    [city, undefined, undefined],
    [city, 'municipal', undefined],
    [grid, undefined, undefined],
    ['', undefined, undefined],
  ])('of %s, department %s: %s', (area, department, level) => {
    expect(rosterLevel(area, department)).toBe(level)
  })
})
