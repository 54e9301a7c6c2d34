import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { AuditModel } from '@jinlin/backend/people/AuditModel'
import { AreaModel } from '@jinlin/backend/places/AreaModel'
import { areasChanged } from '@jinlin/backend/places/areaSet'
import { buildUser, paths } from '@jinlin/backend/testing/factories'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import type { ApiClient } from '../testing/ApiClient'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as, file } = useTown(server)
const url = '/api/policies/150902'
let admin: ApiClient

beforeAll(async () => {
  await buildUser('admin', { grants: [{ role: 'system_admin', areaPath: paths.county }] })
  admin = await server.as('admin')
})

const newest = async () => (await admin.get(url)).body.data
const edit = async (who: ApiClient, changes: object, version?: number) =>
  who.put(url, { changes, version: version ?? (await newest()).version, reason: '冬季试行' })

describe('the numbers of a district', () => {
  it('are read with the minutes of a case’s steps', async () => {
    const { body } = await admin.get(url)
    expect(answerShapes.Policy.safeParse(body.data).error).toBeUndefined()
    expect(body.data.steps).toEqual({ first: 3, pool: 6, alert: 10, breach: [15, 45, 120] })
    expect(body.data.numbers).not.toHaveProperty('timeScale')
  })

  it('are found by the districts of somebody’s own areas, a page at a time', async () => {
    await buildUser('cityAdmin', { grants: [{ role: 'system_admin', areaPath: '1509' }] })
    await AreaModel.create({ _id: '150921', path: '1509/150921', level: 'county', name: '卓资县' })
    await areasChanged()
    const city = await server.as('cityAdmin')
    const first = (await city.get('/api/policies?limit=1')).body.data
    expect(answerShapes.DistrictPage.safeParse(first).error).toBeUndefined()
    expect(first.items).toMatchObject([{ code: '150902' }])
    const rest = (await city.get(`/api/policies?cursor=${first.nextCursor}`)).body.data
    expect(rest).toEqual({ items: [{ code: '150921', name: '卓资县' }], nextCursor: null })
    expect((await admin.get('/api/policies')).body.data.items).toHaveLength(1)
    expect((await as('resident').get('/api/policies')).status).toBe(403)
  })

  it('are previewed: what differs, and how many cases would have kept their promises', async () => {
    const { id } = await file()
    const found = await CaseModel.findById(id).lean()
    const slow = new Date((found?.clocks.startedAt.getTime() ?? 0) + 12 * 60_000)
    await CaseModel.updateOne({ _id: id }, { $set: { 'clocks.respondedAt': slow } })
    const changes = { ceiling: { respondMinutes: 10, closeHours: 72, lifted: false } }
    const { data } = (await as('dispatcher').post(`${url}/preview`, { changes })).body
    expect(answerShapes.PolicyPreview.safeParse(data).error).toBeUndefined()
    expect(data.changes).toMatchObject([{ field: 'ceiling', label: '回应和办结的上限' }])
    expect([data.lately.before.answeredInTime, data.lately.after.answeredInTime]).toEqual([1, 0])
    expect(data.after.steps.breach).toEqual([10, 30, 80])
    expect((await newest()).version).toBe(data.before.version)
  })

  it('become a new version with who, why and a line in the audit; a case keeps the one it was born with', async () => {
    const before = await newest()
    const { id } = await file('neighbour')
    const { status, body } = await edit(admin, { openJobsCap: 3 })
    expect([status, body.data.version, body.data.numbers.openJobsCap]).toEqual([200, before.version + 1, 3])
    const { data } = (await admin.get(`${url}/versions?limit=1`)).body
    expect(answerShapes.PolicyPage.safeParse(data).error).toBeUndefined()
    expect(data.items).toMatchObject([{ version: before.version + 1, by: 'admin', reason: '冬季试行' }])
    expect((await admin.get(`${url}/versions?cursor=${data.nextCursor}`)).body.data.items[0].version).toBe(
      before.version,
    )
    expect(await AuditModel.countDocuments({ action: 'policy.edit', actorId: 'admin' })).toBe(1)
    expect((await CaseModel.findById(id).lean())?.policyVersion).toBe(before.version)
    expect((await CaseModel.findById((await file('stranger')).id).lean())?.policyVersion).toBe(before.version + 1)
  })

  it('are not changed on top of what somebody else has just changed', async () => {
    const { version } = await newest()
    const both = await Promise.all([edit(admin, { urgeHours: 3 }, version), edit(admin, { urgeHours: 4 }, version)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(refusedAs(await edit(admin, { urgeHours: 5 }, version))).toEqual([409, 'policy_moved'])
  })

  it('are changed by the system’s administrator of the district only', async () => {
    expect(refusedAs(await edit(as('dispatcher'), { urgeHours: 3 }))[0]).toBe(403)
    expect(refusedAs(await edit(as('resident'), { urgeHours: 3 }))[0]).toBe(403)
    for (const county of ['150921', '999999', '150902002']) {
      expect(refusedAs(await admin.get(`/api/policies/${county}`))).toEqual([404, 'not_found'])
      expect(
        refusedAs(await admin.put(`/api/policies/${county}`, { changes: { urgeHours: 3 }, version: 1, reason: 'x' })),
      ).toEqual([404, 'not_found'])
    }
  })

  it.each([
    [{ timeScale: 2 }],
    [{ openJobsCap: -1 }],
    [{}],
    [{ respondSteps: { first: 0.9, pool: 0.4, alert: 0.6, breach: [1] } }],
    [{ respondSteps: { first: 0.2, pool: 0.5, alert: 0.5, breach: [1] } }],
  ])('%j is refused, and nothing is stored', async (changes) => {
    const { version } = await newest()
    expect(refusedAs(await edit(admin, changes))).toEqual([400, 'invalid'])
    expect((await newest()).version).toBe(version)
  })
})
