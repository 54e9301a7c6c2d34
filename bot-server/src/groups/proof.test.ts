import { createCipheriv } from 'node:crypto'
import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
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

  it('of one person proves nothing for another', async () => {
    world.wechat.openid = 'o-somebody'
    expect(refusedAs(await as('resident').post(`/api/groups/${world.groupId}/proof`, sealed('G1')))).toEqual([
      401,
      'code_invalid',
    ])
  })
})
