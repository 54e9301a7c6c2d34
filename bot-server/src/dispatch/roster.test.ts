import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { RosterModel } from '@jinlin/backend/dispatch/RosterModel'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { AuditModel } from '@jinlin/backend/people/AuditModel'
import { AreaModel } from '@jinlin/backend/places/AreaModel'
import { areasChanged } from '@jinlin/backend/places/areaSet'
import { buildStaff, paths } from '@jinlin/backend/testing/factories'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as, file, seek } = useTown(server)
const [county, street, community] = ['150902', '150902002', '150902002002']
const bureau = `${county}?departmentId=municipal`
const read = (who: string, place: string) => as(who).get(`/api/rosters/${place}`)
const set = (who: string, place: string, userIds: unknown, version: unknown = 0) =>
  as(who).put(`/api/rosters/${place}`, { userIds, version })
const ids = (people: { userId: string }[]) => people.map(({ userId }) => userId)
const stored = (id: string) => RosterModel.findById(id).lean()

beforeAll(async () => {
  await buildStaff('clerk2', '冯社工', { role: 'community_clerk', areaPath: paths.community })
  await buildStaff('department2', '陈科员', {
    role: 'department_officer',
    areaPath: paths.county,
    departmentId: 'municipal',
  })
  await AreaModel.create({ _id: '150921', path: '1509/150921', level: 'county', name: '卓资县' })
  await areasChanged()
})
beforeEach(() => Promise.all([RosterModel.deleteMany({}), AuditModel.deleteMany({})]))

describe('the roster of an area', () => {
  it('before anybody has set it names nobody, and shows who has a post there, masked', async () => {
    const { data } = (await read('secretary', community)).body
    expect(answerShapes.Roster.safeParse(data).error).toBeUndefined()
    expect(data).toMatchObject({
      area: { code: community, name: '察哈尔社区', level: 'community' },
      version: 0,
      named: [],
    })
    expect(ids(data.others)).toEqual(['clerk', 'clerk2', 'secretary'])
    expect(data.others[0]).toEqual({
      userId: 'clerk',
      name: '钱**',
      role: 'community_clerk',
      label: '社区干事',
      onDuty: true,
    })
  })

  it('is set in order, replaces what was there, and stands on record', async () => {
    const first = await set('secretary', community, ['clerk2', 'secretary'])
    expect([first.status, first.body.data.version, ids(first.body.data.named)]).toEqual([
      200,
      1,
      ['clerk2', 'secretary'],
    ])
    expect(answerShapes.Roster.safeParse(first.body.data).error).toBeUndefined()
    await set('street', community, ['secretary'], 1)
    const { data } = (await read('dispatcher', community)).body
    expect([data.version, ids(data.named), ids(data.others)]).toEqual([2, ['secretary'], ['clerk', 'clerk2']])
    const deeds = await AuditModel.find({ action: 'roster.set' }).sort({ _id: 1 }).lean()
    expect(deeds).toMatchObject([
      { actorId: 'secretary', object: paths.community, fields: ['userIds'], result: 'ok' },
      { actorId: 'street', object: paths.community },
    ])
    expect(JSON.stringify(deeds)).not.toContain('clerk2')
  })

  it('says who is asked next when a matter comes to the community', async () => {
    await StaffModel.updateMany({ _id: op({ $in: ['leader', 'leader2'] }) }, { $set: { onDuty: false } })
    const asked = async (who: string) => {
      const { id } = await file(who)
      await seek(id)
      return (await CaseModel.findById(id).lean())?.offer?.to
    }
    await set('secretary', community, ['clerk2'])
    expect(await asked('neighbour')).toBe('clerk2')
    await set('secretary', community, ['secretary', 'clerk2'], 1)
    expect(await asked('stranger')).toBe('secretary')
  })

  it('is emptied again: then whoever has least to do is asked', async () => {
    await set('secretary', community, ['clerk2'])
    const { data } = (await set('secretary', community, [], 1)).body
    expect([data.version, data.named]).toEqual([2, []])
    expect((await stored(paths.community))?.userIds).toEqual([])
  })

  it('leaves out whoever has left, and takes whoever is off duty today', async () => {
    await RosterModel.create({ _id: paths.community, userIds: ['gone', 'clerk2'] })
    await StaffModel.updateOne({ _id: 'clerk2' }, { $set: { onDuty: false } })
    const { data } = (await read('secretary', community)).body
    expect([data.version, data.named]).toMatchObject([0, [{ userId: 'clerk2', onDuty: false }]])
    expect((await set('secretary', community, ['clerk2'])).status).toBe(200)
    await StaffModel.updateOne({ _id: 'clerk2' }, { $set: { onDuty: true } })
  })
})

describe('whoever may not set a roster', () => {
  it.each([
    ['a clerk of the community', 'clerk', community, 403, 'not_allowed'],
    ['a resident', 'resident', community, 403, 'not_allowed'],
    ['a department’s officer', 'department', bureau, 403, 'not_allowed'],
    ['the secretary for the street', 'secretary', street, 404, 'not_found'],
    ['the street’s officer for the district', 'street', county, 404, 'not_found'],
    ['the street’s officer for a department', 'street', bureau, 404, 'not_found'],
    ['a dispatcher for another district', 'dispatcher', '150921', 404, 'not_found'],
    ['a dispatcher for the city', 'dispatcher', '1509', 404, 'not_found'],
    ['a secretary for a grid, which has a leader', 'secretary', '150902002002001', 404, 'not_found'],
    ['a secretary for an area nobody knows', 'secretary', '999999', 404, 'not_found'],
    ['a dispatcher for a street’s department', 'dispatcher', `${street}?departmentId=municipal`, 404, 'not_found'],
  ])('%s does not read it either', async (_, who, place, status, code) => {
    expect(refusedAs(await read(who, place))).toEqual([status, code])
    expect(refusedAs(await set(who, place, ['clerk']))).toEqual([status, code])
    expect([await RosterModel.countDocuments({}), await AuditModel.countDocuments({})]).toEqual([0, 0])
  })
})

describe('a department’s roster', () => {
  it('is the dispatcher’s, stands under the department, and leaves the district’s own alone', async () => {
    const { data } = (await set('dispatcher', bureau, ['department2', 'department'])).body
    expect([data.departmentId, ids(data.named)]).toEqual(['municipal', ['department2', 'department']])
    expect((await stored(`${paths.county}#municipal`))?.userIds).toEqual(['department2', 'department'])
    expect((await read('dispatcher', county)).body.data).toMatchObject({
      named: [],
      others: [{ userId: 'dispatcher' }],
    })
  })

  it.each(['nowhere', '', 'municipal&departmentId=urban'])('of the department “%s” is refused', async (department) => {
    const place = `${county}?departmentId=${department}`
    expect(refusedAs(await read('dispatcher', place))).toEqual([400, 'invalid'])
  })
})

describe('a roster that cannot be kept', () => {
  it.each([
    ['somebody nobody knows', ['clerk', 'nobody']],
    ['the leader of a grid there', ['leader']],
    ['the officer of the street above', ['street']],
    ['a resident', ['resident']],
  ])('because it names %s is refused in words, and what was there stays', async (_, userIds) => {
    await set('secretary', community, ['clerk2'])
    const reply = await set('secretary', community, userIds, 1)
    expect(refusedAs(reply)).toEqual([400, 'invalid'])
    expect(reply.body.error).toMatchObject({
      message: '名单里有人不在这里任职，请看过新的再选。',
      details: { field: 'userIds' },
    })
    expect(await stored(paths.community)).toMatchObject({ userIds: ['clerk2'], version: 1 })
    expect(await AuditModel.countDocuments({ action: 'roster.set' })).toBe(1)
  })

  it.each([
    ['the same person twice', { userIds: ['clerk', 'clerk'], version: 0 }],
    ['no list', { version: 0 }],
    ['one name instead of a list', { userIds: 'clerk', version: 0 }],
    ['an operator', { userIds: [{ $ne: '' }], version: 0 }],
    ['more than a hundred', { userIds: Array.from({ length: 101 }, (_, at) => `u${at}`), version: 0 }],
    ['no version', { userIds: ['clerk'] }],
    ['a version before the first', { userIds: ['clerk'], version: -1 }],
    ['half a version', { userIds: ['clerk'], version: 0.5 }],
    ['hours, which a roster has not', { userIds: ['clerk'], version: 0, from: '08:00', to: '20:00' }],
  ])('because of %s', async (_, body) => {
    expect(refusedAs(await as('secretary').put(`/api/rosters/${community}`, body))).toEqual([400, 'invalid'])
    expect(await stored(paths.community)).toBeNull()
  })

  it('because somebody else was faster says so: one of two wins, the first time and later', async () => {
    for (const version of [0, 1]) {
      const both = await Promise.all([
        set('secretary', community, ['clerk'], version),
        set('street', community, ['clerk2'], version),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    }
    const late = await set('secretary', community, ['clerk'], 1)
    expect(refusedAs(late)).toEqual([409, 'roster_moved'])
    expect(late.body.error.message).toBe('别人刚改过名单，看过新的再改。')
    expect(refusedAs(await set('secretary', community, ['clerk'], 9))).toEqual([409, 'roster_moved'])
    expect((await stored(paths.community))?.version).toBe(2)
    expect(await AuditModel.countDocuments({ action: 'roster.set' })).toBe(2)
  })
})
