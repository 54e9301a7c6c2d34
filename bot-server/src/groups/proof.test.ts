import { createCipheriv } from 'node:crypto'
import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { GroupModel } from '@jinlin/backend/groups/GroupModel'
import { AuditModel } from '@jinlin/backend/people/AuditModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { paths } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import type { ApiClient } from '../testing/ApiClient'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'
import { useGroup } from './testing/useGroup'

const server = useServer()
const town = useTown(server)
const { as } = town
const world = useGroup(server, town)

describe('a card of the group that is opened in WeChat', () => {
  const sealed = (
    openGId: string,
    { appid = 'wx_mini', timestamp = Date.now() / 1000, key = world.wechat.sessionKey } = {},
  ) => {
    const iv = Buffer.alloc(16, 3)
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(key, 'base64'), iv)
    const plain = JSON.stringify({ opengid: openGId, watermark: { appid, timestamp: Math.floor(timestamp) } })
    const encryptedData = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
    return { code: 'code', encryptedData, iv: iv.toString('base64') }
  }
  const prove = async (who: ApiClient, userId: string, proof: object) => {
    world.wechat.openid = `o-${userId}`
    await UserModel.updateOne({ _id: userId }, { $set: { openids: [`wx_mini:o-${userId}`] } })
    return who.post(`/api/groups/${world.groupId}/proof`, proof)
  }

  it('proves nothing while nobody who looks after the group has opened it there', async () => {
    expect(refusedAs(await prove(as('resident'), 'resident', sealed('G1')))).toEqual([403, 'not_allowed'])
  })

  it('makes the group known when the steward opens it, and then neighbours its members', async () => {
    expect((await prove(world.steward, 'steward', sealed('G1'))).status).toBe(200)
    const { body } = await prove(as('resident'), 'resident', sealed('G1'))
    expect(body.data.group.joinedAt).toMatch(/^20/)
    const first = body.data.group.joinedAt
    expect((await prove(as('resident'), 'resident', sealed('G1'))).body.data.group.joinedAt).toBe(first)
    expect(await GroupMemberModel.countDocuments({ groupId: world.groupId, userId: 'resident' })).toBe(1)
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

  it('that a keeper opens in another chat makes that one the group, on record; who was seen in the old one is forgotten', async () => {
    expect((await prove(as('leader'), 'leader', sealed('G2'))).status).toBe(200)
    expect((await as('resident').get('/api/me/group')).body.data.group).not.toHaveProperty('joinedAt')
    const members = await GroupMemberModel.find({ groupId: world.groupId }).lean()
    expect(members.map(({ userId }) => userId)).toEqual(['leader'])
    const deeds = await AuditModel.find({ action: 'group.learn', object: world.groupId }).sort({ _id: 1 }).lean()
    expect(deeds.map(({ actorId, fields }) => [actorId, fields])).toEqual([
      ['steward', ['openGId']],
      ['leader', ['openGId']],
    ])
    expect((await prove(as('resident'), 'resident', sealed('G1'))).status).toBe(403)
    expect((await prove(as('resident'), 'resident', sealed('G2'))).status).toBe(200)
    expect((await prove(as('leader'), 'leader', sealed('G2'))).status).toBe(200)
    expect(await AuditModel.countDocuments({ action: 'group.learn' })).toBe(2)
  })

  it('that stands for another group of ours is not taken from it, not even by a keeper', async () => {
    const other = { name: '10 号楼群', kind: 'picture', estateId: 'e1', buildingId: 'b10' }
    const made = (await as('clerk').post('/api/groups', other)).body.data
    await GroupModel.updateOne({ _id: made.id }, { $set: { openGId: 'G3' } })
    expect(refusedAs(await prove(as('leader'), 'leader', sealed('G3')))).toEqual([403, 'not_allowed'])
    expect((await GroupModel.findById(world.groupId).lean())?.openGId).toBe('G2')
  })

  it('forgets nobody whom WeCom names in one of its chats', async () => {
    const seen = { groupId: world.groupId, areaPath: paths.grid, seenBy: 'openGId', joinedAt: new Date() } as const
    await GroupMemberModel.create([{ _id: `${world.groupId}|x|w1`, ...seen, chatIds: ['wr1'] }])
    expect((await prove(as('leader'), 'leader', sealed('G4'))).status).toBe(200)
    expect(await GroupMemberModel.countDocuments({ chatIds: 'wr1' })).toBe(1)
  })

  it('of one person proves nothing for another', async () => {
    world.wechat.openid = 'o-somebody'
    expect(refusedAs(await as('resident').post(`/api/groups/${world.groupId}/proof`, sealed('G1')))).toEqual([
      401,
      'code_invalid',
    ])
  })
})
