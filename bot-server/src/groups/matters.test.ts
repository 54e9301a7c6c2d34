import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { forgetActor } from '@jinlin/backend/people/actorOf'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { paths } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'
import { useGroup } from './testing/useGroup'

const server = useServer()
const town = useTown(server)
const { as } = town
const world = useGroup(server, town)
const rubbish = 'E2101'

describe('a matter of the group', () => {
  const log = (body: object, key: string = randomUUID(), who = world.steward) =>
    who.post(`/api/groups/${world.groupId}/matters`, body, key)

  it('that the steward writes down open goes to the grid like any report', async () => {
    const { status, body } = await log({ category: rubbish, words: '楼道里堆了纸箱' })
    expect([status, body.data.state]).toEqual([201, 'submitted'])
    expect(body.data.reporter).toMatchObject({ via: 'group', mine: true })
    expect(body.data.place).toMatchObject({ gridName: '第一网格', text: '3 号楼 2 单元邻里群' })
    const found = await CaseModel.findById(body.data.id).lean()
    expect(found?.reporter.groupId).toBe(world.groupId)
  })

  it('that the group settled is closed at once, in time, by who wrote it down', async () => {
    const { body } = await log({ category: 'E2301', words: '说好十点后不弹琴', settled: true })
    expect(body.data).toMatchObject({ state: 'closed', assignee: { mine: true } })
    expect(body.data.clocks.breaches).toEqual([])
  })

  it('is one however often the same tap is sent', async () => {
    const key = randomUUID()
    const first = await log({ category: 'E2301', settled: true }, key)
    const again = await log({ category: 'E2301', settled: true }, key)
    expect([first.status, again.status, again.body.replayed]).toEqual([201, 200, true])
    expect(again.body.data.id).toBe(first.body.data.id)
    expect(refusedAs(await log({ category: 'E2301' }, key))).toEqual([422, 'key_reused'])
  })

  it('is no call-out, and is logged by those who look after the group only', async () => {
    expect(refusedAs(await log({ category: 'H0102' }))).toEqual([400, 'category_unknown'])
    expect((await log({ category: rubbish }, randomUUID(), as('resident'))).status).toBe(403)
    expect((await log({ category: rubbish }, randomUUID(), as('leader2'))).status).toBe(404)
    expect((await log({ category: rubbish }, randomUUID(), as('leader'))).status).toBe(201)
  })
})

describe('figures of groups', () => {
  it('equal a recount of the raw cases and members, for the area and for each group', async () => {
    await as('clerk').post('/api/groups', { name: '10 号楼群', kind: 'picture', estateId: 'e1', buildingId: 'b10' })
    await GroupMemberModel.create([
      {
        _id: `${world.groupId}|x|w1`,
        groupId: world.groupId,
        areaPath: paths.grid,
        seenBy: 'event',
        joinedAt: new Date(),
      },
      {
        _id: `${world.groupId}|x|w2`,
        groupId: world.groupId,
        areaPath: paths.grid,
        seenBy: 'event',
        joinedAt: new Date(),
        leftAt: new Date(),
      },
    ])
    const cases = await CaseModel.find({}).lean()
    const logged = cases.filter(({ reporter }) => reporter.groupId)
    const { body } = await as('clerk').get('/api/groups/figures')
    expect(answerShapes.GroupFigures.safeParse(body.data).error).toBeUndefined()
    const settled = logged.filter(({ state }) => state === 'closed').length
    expect(body.data).toEqual({ groups: 2, members: 1, matters: logged.length, settled })
    expect(settled).toBeGreaterThan(1)
    const rows = (await as('clerk').get('/api/groups?limit=50')).body.data.items
    expect(rows).toHaveLength(2)
    const sum = (name: string) =>
      rows.reduce((total: number, row: Record<string, number>) => total + (row[name] ?? 0), 0)
    expect([sum('matters'), sum('settled'), sum('members')]).toEqual([logged.length, settled, 1])
  })

  it('begin and end where they are asked for', async () => {
    const later = encodeURIComponent(new Date(Date.now() + 60_000).toISOString())
    expect((await as('clerk').get(`/api/groups/figures?from=${later}`)).body.data).toMatchObject({
      matters: 0,
      settled: 0,
    })
  })

  it('stay in the area of whoever asks', async () => {
    expect((await as('leader2').get('/api/groups/figures')).body.data).toEqual({
      groups: 0,
      members: 0,
      matters: 0,
      settled: 0,
    })
    expect((await as('leader2').get('/api/groups')).body.data.items).toEqual([])
    expect(refusedAs(await as('clerk').get(`/api/groups?area=${paths.county}`))).toEqual([404, 'not_found'])
    expect((await world.steward.get('/api/groups')).body.data.items).toMatchObject([{ id: world.groupId, mine: true }])
  })
})

it('a steward who is none any more has no group to look after', async () => {
  await UserModel.updateOne({ _id: 'steward' }, { $set: { grants: [{ role: 'resident' }] } })
  forgetActor('steward')
  expect((await world.steward.post(`/api/groups/${world.groupId}/matters`, { category: rubbish })).status).toBe(403)
})
