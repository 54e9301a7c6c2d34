import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { dueChats, syncChat } from '@jinlin/backend/wecom/syncChat'
import { WecomChatModel } from '@jinlin/backend/wecom/WecomChatModel'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildHomes } from '../register/testing/homes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'
import { event as deliver, useWecom, wecom } from './testing/smallWecom'

const server = useServer()
const { as } = useTown(server)
useWecom()

let groupId: string
const event = (chatId: string, change: string) => deliver(server, chatId, change)

beforeAll(async () => {
  await buildHomes()
  await UserModel.updateOne({ _id: 'resident' }, { $set: { unionid: 'u-resident' } })
  const body = { name: '3 号楼邻里群', kind: 'wecom', estateId: 'e1', buildingId: 'b3' }
  groupId = (await as('clerk').post('/api/groups', body)).body.data.id
  await as('resident').post('/api/me/home', { entranceId: 'b3-2' })
})

const looked = async () => {
  for (const id of await dueChats(new Date())) await syncChat(id, new Date())
}
const inGroup = () => GroupMemberModel.find({ groupId, leftAt: op({ $exists: false }) }).lean()
const member = (userid: string, more: object = {}) => ({ userid, type: 2, join_time: 1_700_000_000, ...more })

describe('a WeCom group', () => {
  it('gets a join way over its chats, and its picture is shown to neighbours without an end', async () => {
    const body = { corpKey: 'town', chatIds: ['wr1'] }
    const made = await as('clerk').put(`/api/groups/${groupId}/join-way`, body)
    expect(made.body.data).toMatchObject({ id: groupId, code: { good: true } })
    expect(wecom.ways[0]).toMatchObject({ scene: 2, auto_create_room: 1, chat_id_list: ['wr1'], state: groupId })
    const { group } = (await as('resident').get('/api/me/group')).body.data
    expect(group.code).toEqual({ good: true, url: expect.stringContaining('/api/attachments/') })
    expect((await server.stranger().get(group.code.url)).headers.get('content-type')).toBe('image/webp')
    expect((await as('leader2').put(`/api/groups/${groupId}/join-way`, body)).status).toBe(404)
  })

  it.each([
    [49008, 400, 'invalid', '「群」没填对，改一下再发。'],
    [48002, 409, 'wecom_right_missing', '企业微信还没给这个应用「客户联系」的权限，请企业的管理员到企业微信后台打开。'],
    [-1, 503, 'retry_same_key', '系统忙，已经记下，再试一次。'],
  ])('whose chat or right is missing says which (%i)', async (errcode, status, code, words) => {
    wecom.noWay = errcode
    const refused = await as('clerk').put(`/api/groups/${groupId}/join-way`, { corpKey: 'town', chatIds: ['wr1'] })
    wecom.noWay = 0
    expect(refusedAs(refused)).toEqual([status, code])
    expect(refused.body.error.message).toBe(words)
  })

  it('leaves no join way behind at WeCom when its picture cannot be had, and keeps the one it has', async () => {
    for (const picture of ['http://p.qpic.cn/wwhead/gone/0', 'https://elsewhere.example/code.png']) {
      const before = [...wecom.open]
      const shown = wecom.picture
      wecom.picture = picture
      const refused = await as('clerk').put(`/api/groups/${groupId}/join-way`, { corpKey: 'town', chatIds: ['wr1'] })
      wecom.picture = shown
      expect(refused.status).toBeGreaterThanOrEqual(400)
      expect(wecom.open).toEqual(before)
      expect(before).toHaveLength(1)
    }
  })

  it('has a member when somebody is seen joining, once however often the event comes', async () => {
    wecom.members = [
      { userid: 'owner', type: 1, join_time: 1 },
      member('wm1', { unionid: 'u-resident', state: groupId }),
    ]
    const answers = await Promise.all([event('wr1', 'update'), event('wr1', 'update'), event('wr1', 'update')])
    expect(answers).toEqual(Array(3).fill([200, 'success']))
    await looked()
    await event('wr1', 'update')
    await looked()
    expect(await inGroup()).toMatchObject([
      { userId: 'resident', seenBy: 'event', joinedAt: new Date(1_700_000_000_000) },
    ])
    const { group } = (await as('resident').get('/api/me/group')).body.data
    expect(group.joinedAt).toBe('2023-11-14T22:13:20.000Z')
  })

  it('knows the next chat, which WeCom opened when one was full, by how its people came', async () => {
    wecom.members = [member('wm7', { state: groupId }), member('wm8')]
    await event('wr2', 'create')
    await looked()
    expect(await inGroup()).toHaveLength(3)
    expect((await WecomChatModel.findById('wr2').lean())?.groupId).toBe(groupId)
  })

  it('has a member less when somebody leaves, and one more when they come back', async () => {
    wecom.members = [member('wm8')]
    await event('wr2', 'update')
    await looked()
    expect(await inGroup()).toHaveLength(2)
    wecom.members = [member('wm7'), member('wm8')]
    await event('wr2', 'update')
    await looked()
    expect(await inGroup()).toHaveLength(3)
    wecom.dismissed = ['wr2']
    await event('wr2', 'dismiss')
    await looked()
    expect((await inGroup()).map(({ userId }) => userId)).toEqual(['resident'])
  })

  it('still has who is in two of its chats and leaves one of them, until they leave the other', async () => {
    wecom.members = [member('wm1', { unionid: 'u-resident' })]
    await event('wr3', 'create')
    await WecomChatModel.updateOne({ _id: 'wr3' }, { $set: { groupId } })
    await looked()
    const homeGroup = async () => (await as('resident').get('/api/me/group')).body.data.group
    wecom.members = []
    await event('wr3', 'update')
    await looked()
    expect(await homeGroup()).toHaveProperty('joinedAt')
    expect(await inGroup()).toHaveLength(1)
    await event('wr1', 'update')
    await looked()
    expect(await homeGroup()).not.toHaveProperty('joinedAt')
    wecom.members = [member('wm1', { unionid: 'u-resident' })]
    await event('wr1', 'update')
    await looked()
    expect(await homeGroup()).toHaveProperty('joinedAt')
  })

  it('is emptied neither by another enterprise nor by an event that WeCom itself does not bear out', async () => {
    wecom.members = [member('wm1', { unionid: 'u-resident' })]
    const foreign = { key: 'other', appId: 'ww-other', to: 'ww-other' }
    expect(await deliver(server, 'wr1', 'dismiss', foreign)).toEqual([403, ''])
    expect(await dueChats(new Date())).toEqual([])
    expect((await WecomChatModel.findById('wr1').lean())?.corpKey).toBe('town')
    expect(await event('wr1', 'dismiss')).toEqual([200, 'success'])
    await looked()
    expect((await inGroup()).map(({ userId }) => userId)).toEqual(['resident'])
  })

  it('forgets nothing while WeCom is out of order, and takes a new token when the old one is refused', async () => {
    wecom.members = [member('wm1', { unionid: 'u-resident' }), member('wm9')]
    wecom.error = -1
    await event('wr1', 'update')
    await looked()
    const waiting = await WecomChatModel.findById('wr1').lean()
    expect(waiting?.wakeAt?.getTime()).toBeGreaterThan(Date.now())
    wecom.error = 0
    wecom.tokens.push('second')
    await syncChat('wr1', new Date())
    expect(await inGroup()).toHaveLength(2)
    expect((await WecomChatModel.findById('wr1').lean())?.wakeAt).toBeNull()
  })

  it('takes no notice of chats that are nobody’s', async () => {
    wecom.members = [member('wm5')]
    await event('wr-foreign', 'create')
    await looked()
    expect(await inGroup()).toHaveLength(2)
  })
})
