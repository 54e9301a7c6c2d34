import { defaultPolicy, type Policy, type WorkCalendar } from '@jinlin/domain/dispatch/policy'
import type { Actor } from '@jinlin/domain/people/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { AreaModel } from '../places/AreaModel'
import { areasChanged } from '../places/areaSet'
import { buildCase, buildTown, buildUser, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { editPolicy, policyVersions } from './editPolicy'
import { firstPolicy } from './firstPolicy'
import { PolicyModel, type PolicyRecord } from './PolicyModel'
import { newestPolicyOf, policyFor, policyOf, savePolicy } from './policies'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const recordsOf = (countyCode: string) => PolicyModel.find({ countyCode }).sort({ version: 1 }).lean<PolicyRecord[]>()
/** A record as it was stored before, whole. */
const stored = (countyCode: string, policy: Policy) => {
  const record = { _id: `${countyCode}-${policy.version}`, countyCode, version: policy.version, policy, at: now }
  return PolicyModel.create([record as PolicyRecord])
}

let town: Town
let admin: Actor
beforeAll(async () => {
  town = await buildTown()
  await AreaModel.create({ _id: '150921', path: '1509/150921', level: 'county', name: '卓资县' })
  await areasChanged()
  admin = await buildUser('admin', { grants: [{ role: 'system_admin', areaPath: '1509' }] })
})

describe('the first version of a district’s numbers', () => {
  it('is on record as soon as a case is born with it, once, however many come at the same time', async () => {
    const cases = await Promise.all(Array.from({ length: 8 }, () => buildCase(town.resident, {}, now)))
    expect(new Set(cases.map(({ policyVersion }) => policyVersion))).toEqual(new Set([1]))
    expect((await recordsOf('150902')).map(({ version, policy }) => [version, policy.openJobsCap])).toEqual([
      [1, defaultPolicy.openJobsCap],
    ])
  })

  it('is on record before the first change of them, and shown with the others', async () => {
    await editPolicy(admin, '150921', { changes: { urgeHours: 3 }, version: 1, reason: '试行' }, now)
    const { items } = await policyVersions(admin, '150921', undefined, 10)
    expect(items.map(({ version, policy }) => [version, policy.urgeHours])).toEqual([
      [2, 3],
      [1, defaultPolicy.urgeHours],
    ])
  })

  it('is what cases go by, above the districts too, when a later release has other defaults', async () => {
    await stored('city', { ...defaultPolicy, openJobsCap: 9 })
    expect((await policyFor('1509')).openJobsCap).toBe(9)
    expect((await policyOf({ number: 'city-2026-000001', policyVersion: 1 })).openJobsCap).toBe(9)
  })
})

describe('the holidays of a district', () => {
  const hours = [{ from: '09:00', to: '17:00' }]
  const old: WorkCalendar = { hours, years: [2025], off: ['2025-01-01', '2025-12-25'], makeUp: [] }

  it('are those the library knows now, also where an older record holds a calendar of its own', async () => {
    await stored('150922', { ...defaultPolicy, version: 2, openJobsCap: 3, calendar: old })
    const born = { number: '150922-2026-000001', policyVersion: 2 }
    const known = { ...firstPolicy().calendar, hours }
    for (const read of [await newestPolicyOf('150922'), await policyFor('1509/150922'), await policyOf(born)])
      expect([read.calendar, read.openJobsCap]).toEqual([known, 3])
    await savePolicy('150922', { openJobsCap: 4 }, now)
    expect((await newestPolicyOf('150922')).calendar).toEqual(known)
  })

  it('stand in every record as they are that day, for servers of the release before, and are read from the library', async () => {
    const { version } = await savePolicy('150921', { night: null }, now)
    await editPolicy(admin, '150921', { changes: { openJobsCap: 3 }, version, reason: '试行' }, now)
    const all = [...(await recordsOf('150921')), ...(await recordsOf('150902'))]
    expect(all.map(({ policy }) => policy.calendar)).toEqual(all.map(() => firstPolicy().calendar))
    const { items } = await policyVersions(admin, '150921', undefined, 10)
    expect(items.map(({ policy }) => policy.calendar)).toEqual(items.map(() => firstPolicy().calendar))
  })
})
