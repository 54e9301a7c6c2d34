import { createCipheriv, randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { GroupModel } from '@jinlin/backend/groups/GroupModel'
import { dueGroups, wakeGroup } from '@jinlin/backend/groups/wakeGroup'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { forgetActor } from '@jinlin/backend/people/actorOf'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { buildUser, paths } from '@jinlin/backend/testing/factories'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { buildHomes, type SmallWechat, startSmallWechat } from '../register/testing/homes'
import type { ApiClient } from '../testing/ApiClient'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { photoBytes, useTown } from '../testing/useTown'

const server = useServer()
const { as, photo } = useTown(server)
const rubbish = 'E2101'
const day = 86_400_000

let wechat: SmallWechat
let steward: ApiClient
let groupId: string
beforeAll(async () => {
  wechat = await startSmallWechat()
  await buildHomes()
  await buildUser('steward', {
    name: '郑楼长',
    grants: [{ role: 'resident' }, { role: 'building_steward', areaPath: paths.grid }],
  })
  steward = await server.as('steward')
  const body = {
    name: '3 号楼 2 单元邻里群',
    kind: 'picture',
    estateId: 'e1',
    entranceId: 'b3-2',
    stewardId: 'steward',
  }
  const { body: made } = await as('clerk').post('/api/groups', body)
  groupId = made.data.id
  await as('resident').post('/api/me/home', { entranceId: 'b3-2' })
})
afterAll(() => wechat.close())

const home = async (who: string) => (await as(who).get('/api/me/group')).body.data.group

describe('a group', () => {
  it('is opened by those who look after its area, once', async () => {
    const again = await as('clerk').post('/api/groups', {
      name: 'x',
      kind: 'picture',
      estateId: 'e1',
      entranceId: 'b3-2',
    })
    expect(again.body.data.id).toBe(groupId)
    expect(answerShapes.Group.safeParse(again.body.data).error).toBeUndefined()
    expect(again.body.data).toMatchObject({ steward: '郑**', members: 0, doors: 3 })
    const body = { name: 'x', kind: 'picture', estateId: 'e1' }
    expect((await as('resident').post('/api/groups', body)).status).toBe(403)
    expect((await as('leader2').post('/api/groups', { ...body, buildingId: 'b3' })).status).toBe(404)
    expect((await as('clerk').post('/api/groups', { ...body, buildingId: 'b10', stewardId: 'resident' })).status).toBe(
      400,
    )
  })

  it('is shown to who lives there and to nobody else', async () => {
    expect(await home('resident')).toEqual({
      id: groupId,
      name: '3 号楼 2 单元邻里群',
      kind: 'picture',
      steward: '郑**',
    })
    expect(await home('stranger')).toBeNull()
    expect((await as('stranger').post(`/api/groups/${groupId}/ask-code`, {})).status).toBe(404)
  })
})

describe("a plain group's code", () => {
  it('is put up by the steward, lives seven days and is seen by the neighbours', async () => {
    const form = await steward.upload(await photoBytes(), 'before')
    const put = await steward.put(`/api/groups/${groupId}/code`, { attachmentId: form.body.data.id })
    expect(put.body.data).toMatchObject({ id: groupId, mine: true, code: { good: true, daysLeft: 7 } })
    const { code } = await home('resident')
    expect(code).toMatchObject({ good: true, daysLeft: 6 })
    expect((await server.stranger().get(code.url)).status).toBe(200)
    expect((await as('stranger').get(`/api/attachments/${form.body.data.id}`)).status).toBe(404)
    expect((await as('resident').post(`/api/groups/${groupId}/ask-code`, {})).status).toBe(409)
  })

  it('is nobody else’s to change, and not with a picture of somebody else', async () => {
    const own = await photo('resident')
    expect((await as('resident').put(`/api/groups/${groupId}/code`, { attachmentId: own })).status).toBe(403)
    expect(refusedAs(await steward.put(`/api/groups/${groupId}/code`, { attachmentId: own }))).toEqual([
      400,
      'attachment_unknown',
    ])
    expect((await as('leader2').put(`/api/groups/${groupId}/code`, { attachmentId: own })).status).toBe(404)
  })

  it('near its end reminds the steward once, and once more at the end', async () => {
    const told = () => NotificationModel.find({ userId: 'steward' }).sort({ at: 1 }).lean()
    const soon = new Date(Date.now() + 6 * day + 1000)
    expect(await dueGroups(new Date(soon.getTime() - 5000))).toEqual([])
    expect(await dueGroups(soon)).toEqual([groupId])
    await Promise.all([wakeGroup(groupId, soon), wakeGroup(groupId, soon)])
    expect((await told()).map(({ text }) => text)).toEqual([
      '3 号楼 2 单元邻里群 的群二维码还有 1 天过期，换一张新的。',
    ])
    const over = new Date(Date.now() + 7 * day + 1000)
    await wakeGroup(groupId, over)
    await wakeGroup(groupId, over)
    expect((await told()).map(({ text }) => text)[1]).toContain('过期了')
    expect(await told()).toHaveLength(2)
    expect((await GroupModel.findById(groupId).lean())?.wakeAt).toBeNull()
  })

  it('that has ended makes a neighbour ask, and the steward hears it once a day', async () => {
    await GroupModel.updateOne({ _id: groupId }, { $set: { 'code.expiresAt': new Date(Date.now() - 1000) } })
    const asked = await as('resident').post(`/api/groups/${groupId}/ask-code`, {})
    expect(asked.body.data.group).toMatchObject({ code: { good: false } })
    const again = await as('resident').post(`/api/groups/${groupId}/ask-code`, {})
    expect(again.body.data.group.askedAt).toBe(asked.body.data.group.askedAt)
    expect(await NotificationModel.countDocuments({ userId: 'steward', text: /请换一张/ })).toBe(1)
  })
})

describe('a matter of the group', () => {
  const log = (body: object, key: string = randomUUID(), who = steward) =>
    who.post(`/api/groups/${groupId}/matters`, body, key)

  it('that the steward writes down open goes to the grid like any report', async () => {
    const { status, body } = await log({ category: rubbish, words: '楼道里堆了纸箱' })
    expect([status, body.data.state]).toEqual([201, 'submitted'])
    expect(body.data.reporter).toMatchObject({ via: 'group', mine: true })
    expect(body.data.place).toMatchObject({ gridName: '第一网格', text: '3 号楼 2 单元邻里群' })
    const found = await CaseModel.findById(body.data.id).lean()
    expect(found?.reporter.groupId).toBe(groupId)
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
      { _id: `${groupId}|x|w1`, groupId, areaPath: paths.grid, seenBy: 'event', joinedAt: new Date() },
      {
        _id: `${groupId}|x|w2`,
        groupId,
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
    expect((await steward.get('/api/groups')).body.data.items).toMatchObject([{ id: groupId, mine: true }])
  })
})

describe('a card of the group that is opened in WeChat', () => {
  const sealed = (
    openGId: string,
    { appid = 'wx_mini', timestamp = Date.now() / 1000, key = wechat.sessionKey } = {},
  ) => {
    const iv = Buffer.alloc(16, 3)
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(key, 'base64'), iv)
    const plain = JSON.stringify({ opengid: openGId, watermark: { appid, timestamp: Math.floor(timestamp) } })
    const encryptedData = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
    return { code: 'code', encryptedData, iv: iv.toString('base64') }
  }
  const prove = async (who: ApiClient, userId: string, proof: object) => {
    wechat.openid = `o-${userId}`
    await UserModel.updateOne({ _id: userId }, { $set: { openids: [`wx_mini:o-${userId}`] } })
    return who.post(`/api/groups/${groupId}/proof`, proof)
  }

  it('proves nothing while nobody who looks after the group has opened it there', async () => {
    expect(refusedAs(await prove(as('resident'), 'resident', sealed('G1')))).toEqual([403, 'not_allowed'])
  })

  it('makes the group known when the steward opens it, and then neighbours its members', async () => {
    expect((await prove(steward, 'steward', sealed('G1'))).status).toBe(200)
    const { body } = await prove(as('resident'), 'resident', sealed('G1'))
    expect(body.data.group.joinedAt).toMatch(/^20/)
    const first = body.data.group.joinedAt
    expect((await prove(as('resident'), 'resident', sealed('G1'))).body.data.group.joinedAt).toBe(first)
    expect(await GroupMemberModel.countDocuments({ groupId, userId: 'resident' })).toBe(1)
  })

  it('from another group, of another app, old, or sealed with another key is refused', async () => {
    const old = Date.now() / 1000 - 3600
    const resident = (proof: object) => prove(as('resident'), 'resident', proof)
    expect((await resident(sealed('G2'))).status).toBe(403)
    for (const wrong of [
      sealed('G1', { appid: 'wx_other' }),
      sealed('G1', { timestamp: old }),
      sealed('G1', { key: Buffer.alloc(16, 9).toString('base64') }),
    ])
      expect(refusedAs(await resident(wrong))).toEqual([401, 'code_invalid'])
  })

  it('of one person proves nothing for another', async () => {
    wechat.openid = 'o-somebody'
    expect(refusedAs(await as('resident').post(`/api/groups/${groupId}/proof`, sealed('G1')))).toEqual([
      401,
      'code_invalid',
    ])
  })
})

it('a steward who is none any more has no group to look after', async () => {
  await UserModel.updateOne({ _id: 'steward' }, { $set: { grants: [{ role: 'resident' }] } })
  forgetActor('steward')
  expect((await steward.post(`/api/groups/${groupId}/matters`, { category: rubbish })).status).toBe(403)
})
