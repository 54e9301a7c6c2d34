import { randomUUID } from 'node:crypto'
import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { GroupModel } from '@jinlin/backend/groups/GroupModel'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { AuditModel } from '@jinlin/backend/people/AuditModel'
import { forgetActor } from '@jinlin/backend/people/actorOf'
import { StaffEntryModel } from '@jinlin/backend/people/StaffEntryModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { buildUser, paths } from '@jinlin/backend/testing/factories'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { photoBytes, useTown } from '../testing/useTown'
import { useGroup } from './testing/useGroup'

const server = useServer()
const town = useTown(server)
const { as } = town
const world = useGroup(server, town)

const here = { role: 'building_steward', areaPath: paths.grid } as const
const nextGrid = { ...here, areaPath: paths.grid2 }
const grant = async (...grants: { role: 'building_steward' | 'grid_leader'; areaPath: string }[]) => {
  await UserModel.updateOne({ _id: 'steward' }, { $set: { grants: [{ role: 'resident' }, ...grants] } })
  forgetActor('steward')
}
const change = (body: object, who = 'clerk') => as(who).put(`/api/groups/${world.groupId}`, body)
const stored = () => GroupModel.findById(world.groupId).lean()
const home = async () => (await as('resident').get('/api/me/group')).body.data.group

beforeAll(async () => {
  await buildUser('second', { name: '冯楼长', grants: [here] })
})
beforeEach(async () => {
  await grant(here)
  await GroupModel.updateOne({ _id: world.groupId }, { $set: { stewardId: 'steward', kind: 'picture' } })
})

describe('a steward who looks after people elsewhere now', () => {
  it('is not asked for a new code: the leader of the grid is', async () => {
    await grant(nextGrid)
    await GroupModel.updateOne({ _id: world.groupId }, { $unset: { code: 1, askedAt: 1 } })
    expect((await as('resident').post(`/api/groups/${world.groupId}/ask-code`, {})).status).toBe(200)
    const asked = await NotificationModel.find({ text: /请换一张/ }).lean()
    expect(asked.map(({ userId }) => userId)).toEqual(['leader'])
  })

  it('of a whole estate leaves it to the community: no leader has all of it', async () => {
    await GroupModel.updateOne({ _id: world.groupId }, { $set: { areaPath: paths.community } })
    await GroupModel.updateOne({ _id: world.groupId }, { $unset: { code: 1, askedAt: 1 } })
    await as('resident').post(`/api/groups/${world.groupId}/ask-code`, {})
    await GroupModel.updateOne({ _id: world.groupId }, { $set: { areaPath: paths.grid } })
    expect(await NotificationModel.countDocuments({ text: /请换一张/, userId: 'clerk' })).toBe(1)
  })

  it('does not run the group any more, nor read it', async () => {
    await grant(nextGrid)
    const form = await world.steward.upload(await photoBytes(), 'before')
    const put = await world.steward.put(`/api/groups/${world.groupId}/code`, { attachmentId: form.body.data.id })
    expect(refusedAs(put)).toEqual([404, 'not_found'])
  })
})

describe('a steward whose post ends', () => {
  const row = (more: object) =>
    StaffEntryModel.create([
      { _id: randomUUID(), name: '郑楼长', skills: [], addedBy: 'clerk', addedAt: new Date(), ...more },
    ])
  const leave = async (post: typeof here | typeof nextGrid) => {
    const [entry] = await row({ userId: 'steward', joinedAt: new Date(), grant: post })
    return as('clerk').post(`/api/staff/${entry?._id}/leave`, {}, randomUUID())
  }

  it('is not named to the neighbours any more', async () => {
    expect((await home()).steward).toBe('郑**')
    expect((await leave(here)).status).toBe(200)
    expect(await home()).not.toHaveProperty('steward')
    expect((await stored())?.stewardId).toBeUndefined()
  })

  it('elsewhere still looks after the group here', async () => {
    await grant(here, nextGrid)
    await leave(nextGrid)
    expect((await home()).steward).toBe('郑**')
  })
})

describe('whoever looks after the area', () => {
  it('gives the group another name and another steward, who sees it at once, and none', async () => {
    const changed = await change({ name: '3 号楼二单元', stewardId: 'second' })
    expect(answerShapes.Group.safeParse(changed.body.data).error).toBeUndefined()
    expect(changed.body.data).toMatchObject({ id: world.groupId, name: '3 号楼二单元', steward: '冯**' })
    expect(await home()).toMatchObject({ name: '3 号楼二单元', steward: '冯**' })
    expect((await (await server.as('second')).get('/api/groups')).body.data.items).toMatchObject([{ mine: true }])
    expect((await change({ stewardId: null })).body.data).not.toHaveProperty('steward')
    const deeds = await AuditModel.find({ object: world.groupId, action: 'group.change' }).sort({ _id: 1 }).lean()
    expect(deeds.map(({ actorId, fields }) => [actorId, fields])).toEqual([
      ['clerk', ['name', 'stewardId']],
      ['clerk', ['stewardId']],
    ])
  })

  it('makes nobody steward who is none in this area', async () => {
    await grant(nextGrid)
    for (const stewardId of ['resident', 'steward', 'nobody'])
      expect(refusedAs(await change({ stewardId }))).toEqual([400, 'invalid'])
  })

  it('changes how people get in: the old code and who was seen by it are gone', async () => {
    const code = { attachmentId: 'old', putAt: new Date(), expiresAt: new Date() }
    await GroupModel.updateOne({ _id: world.groupId }, { $set: { code, openGId: 'G1', wakeAt: new Date() } })
    await GroupMemberModel.create([
      {
        _id: `${world.groupId}|x|w1`,
        groupId: world.groupId,
        areaPath: paths.grid,
        seenBy: 'openGId',
        joinedAt: new Date(),
      },
    ])
    const changed = await change({ kind: 'wecom' })
    expect(changed.body.data).toMatchObject({ kind: 'wecom', members: 0 })
    expect(changed.body.data).not.toHaveProperty('code')
    const { openGId, code: left, wakeAt } = (await stored()) ?? {}
    expect([openGId, left, wakeAt]).toEqual([undefined, undefined, null])
  })

  it('opens no plain group over a WeCom one without hearing so', async () => {
    await change({ kind: 'wecom' })
    const body = { name: 'x', kind: 'picture', estateId: 'e1', entranceId: 'b3-2' }
    expect(refusedAs(await as('clerk').post('/api/groups', body))).toEqual([400, 'invalid'])
    expect((await as('clerk').post('/api/groups', { ...body, kind: 'wecom' })).body.data.id).toBe(world.groupId)
  })

  it('is somebody of this area, and changes something', async () => {
    expect(refusedAs(await change({ name: 'x' }, 'resident'))).toEqual([403, 'not_allowed'])
    expect(refusedAs(await change({ name: 'x' }, 'leader2'))).toEqual([404, 'not_found'])
    expect(refusedAs(await change({}))).toEqual([400, 'invalid'])
    expect(refusedAs(await (await server.as('second')).put(`/api/groups/${world.groupId}`, { name: 'x' }))).toEqual([
      403,
      'not_allowed',
    ])
  })
})
