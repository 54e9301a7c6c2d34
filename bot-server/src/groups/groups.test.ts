import { GroupModel } from '@jinlin/backend/groups/GroupModel'
import { dueGroups, wakeGroup } from '@jinlin/backend/groups/wakeGroup'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { photoBytes, useTown } from '../testing/useTown'
import { useGroup } from './testing/useGroup'

const server = useServer()
const town = useTown(server)
const { as, photo } = town
const world = useGroup(server, town)
const day = 86_400_000

const home = async (who: string) => (await as(who).get('/api/me/group')).body.data.group

describe('a group', () => {
  it('is opened by those who look after its area, once', async () => {
    const again = await as('clerk').post('/api/groups', {
      name: 'x',
      kind: 'picture',
      estateId: 'e1',
      entranceId: 'b3-2',
    })
    expect(again.body.data.id).toBe(world.groupId)
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
      id: world.groupId,
      name: '3 号楼 2 单元邻里群',
      kind: 'picture',
      steward: '郑**',
    })
    expect(await home('stranger')).toBeNull()
    expect((await as('stranger').post(`/api/groups/${world.groupId}/ask-code`, {})).status).toBe(404)
  })
})

describe("a plain group's code", () => {
  it('is put up by the steward, lives seven days and is seen by the neighbours', async () => {
    const form = await world.steward.upload(await photoBytes(), 'before')
    const put = await world.steward.put(`/api/groups/${world.groupId}/code`, { attachmentId: form.body.data.id })
    expect(put.body.data).toMatchObject({ id: world.groupId, mine: true, code: { good: true, daysLeft: 7 } })
    const { code } = await home('resident')
    expect(code).toMatchObject({ good: true, daysLeft: 6 })
    expect((await server.stranger().get(code.url)).status).toBe(200)
    expect((await as('stranger').get(`/api/attachments/${form.body.data.id}`)).status).toBe(404)
    expect((await as('resident').post(`/api/groups/${world.groupId}/ask-code`, {})).status).toBe(409)
  })

  it('is nobody else’s to change, and not with a picture of somebody else', async () => {
    const own = await photo('resident')
    expect((await as('resident').put(`/api/groups/${world.groupId}/code`, { attachmentId: own })).status).toBe(403)
    expect(refusedAs(await world.steward.put(`/api/groups/${world.groupId}/code`, { attachmentId: own }))).toEqual([
      400,
      'attachment_unknown',
    ])
    expect((await as('leader2').put(`/api/groups/${world.groupId}/code`, { attachmentId: own })).status).toBe(404)
  })

  it('near its end reminds the steward once, and once more at the end', async () => {
    const told = () => NotificationModel.find({ userId: 'steward' }).sort({ at: 1 }).lean()
    const soon = new Date(Date.now() + 6 * day + 1000)
    expect(await dueGroups(new Date(soon.getTime() - 5000))).toEqual([])
    expect(await dueGroups(soon)).toEqual([world.groupId])
    await Promise.all([wakeGroup(world.groupId, soon), wakeGroup(world.groupId, soon)])
    expect((await told()).map(({ text }) => text)).toEqual([
      '3 号楼 2 单元邻里群 的群二维码还有 1 天过期，换一张新的。',
    ])
    const over = new Date(Date.now() + 7 * day + 1000)
    await wakeGroup(world.groupId, over)
    await wakeGroup(world.groupId, over)
    expect((await told()).map(({ text }) => text)[1]).toContain('过期了')
    expect(await told()).toHaveLength(2)
    expect((await GroupModel.findById(world.groupId).lean())?.wakeAt).toBeNull()
  })

  it('that has ended makes a neighbour ask, and the steward hears it once a day', async () => {
    await GroupModel.updateOne({ _id: world.groupId }, { $set: { 'code.expiresAt': new Date(Date.now() - 1000) } })
    const asked = await as('resident').post(`/api/groups/${world.groupId}/ask-code`, {})
    expect(asked.body.data.group).toMatchObject({ code: { good: false } })
    const again = await as('resident').post(`/api/groups/${world.groupId}/ask-code`, {})
    expect(again.body.data.group.askedAt).toBe(asked.body.data.group.askedAt)
    expect(await NotificationModel.countDocuments({ userId: 'steward', text: /请换一张/ })).toBe(1)
  })
})
