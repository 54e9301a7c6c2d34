import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GroupMemberModel } from '@jinlin/backend/groups/GroupMemberModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { seal } from '@jinlin/backend/register/vault'
import { paths } from '@jinlin/backend/testing/factories'
import { dueChats, syncChat } from '@jinlin/backend/wecom/syncChat'
import { WecomChatModel } from '@jinlin/backend/wecom/WecomChatModel'
import { WecomCorpModel } from '@jinlin/backend/wecom/WecomCorpModel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHomes } from '../register/testing/homes'
import { useServer } from '../testing/useServer'
import { photoBytes, useTown } from '../testing/useTown'
import { sealText, signatureOf } from '../wechat/envelope'

const server = useServer()
const { as } = useTown(server)
const corp = { appId: 'ww-corp', token: 'corp-token', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }

/** What the small WeCom of these tests knows. */
const wecom = {
  tokens: ['first'],
  members: [] as { userid: string; type: number; unionid?: string; join_time: number; state?: string }[],
  ways: [] as Record<string, unknown>[],
  calls: [] as string[],
  error: 0,
}
let small: Server
let groupId: string

beforeAll(async () => {
  const picture = await photoBytes()
  small = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    wecom.calls.push(pathname)
    if (pathname.endsWith('.png')) return response.end(picture)
    response.setHeader('content-type', 'application/json')
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    response.end(JSON.stringify(answerOf(pathname, searchParams, body, request.headers.host ?? '')))
  })
  await new Promise<void>((done) => small.listen(0, '127.0.0.1', done))
  process.env.WECOM_ENDPOINT = `http://127.0.0.1:${(small.address() as AddressInfo).port}`
  forgetEnv()
  await buildHomes()
  const sealed = (field: string, value: string) => seal(value, { collection: 'wecomCorps', id: 'town', field })
  await WecomCorpModel.create([
    {
      _id: 'town',
      name: '集宁区',
      corpId: corp.appId,
      secret: sealed('secret', 's'),
      token: sealed('token', corp.token),
      encodingAesKey: sealed('encodingAesKey', corp.encodingAesKey),
      areaPath: paths.county,
    },
  ])
  await UserModel.updateOne({ _id: 'resident' }, { $set: { unionid: 'u-resident' } })
  const body = { name: '3 号楼邻里群', kind: 'wecom', estateId: 'e1', buildingId: 'b3' }
  groupId = (await as('clerk').post('/api/groups', body)).body.data.id
  await as('resident').post('/api/me/home', { entranceId: 'b3-2' })
})
afterAll(() => small.close())

function answerOf(path: string, query: URLSearchParams, body: Record<string, unknown>, host: string) {
  if (path === '/cgi-bin/gettoken') return { errcode: 0, access_token: wecom.tokens.at(-1), expires_in: 7200 }
  if (query.get('access_token') !== wecom.tokens.at(-1)) return { errcode: 40014 }
  if (wecom.error) return { errcode: wecom.error }
  if (path.endsWith('/add_join_way')) {
    wecom.ways.push(body)
    return { errcode: 0, config_id: `way-${wecom.ways.length}` }
  }
  if (path.endsWith('/get_join_way')) return { errcode: 0, join_way: { qr_code: `http://${host}/code.png` } }
  if (path.endsWith('/groupchat/get')) return { errcode: 0, group_chat: { member_list: wecom.members } }
  return { errcode: 0 }
}

type Bent = { appId?: string; to?: string; token?: string; timestamp?: number; body?: string }
async function event(
  chatId: string,
  change: string,
  { appId = corp.appId, to = corp.appId, token = corp.token, timestamp, body }: Bent = {},
) {
  const seconds = String(timestamp ?? Math.floor(Date.now() / 1000))
  const xml = `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[${chatId}]]></ChatId><ChangeType><![CDATA[${change}]]></ChangeType></xml>`
  const sealed = sealText(xml, { ...corp, appId })
  const query = new URLSearchParams({
    msg_signature: signatureOf(token, seconds, 'n', sealed),
    timestamp: seconds,
    nonce: 'n',
  })
  const answer = await fetch(`${server.url()}/wecom/town?${query}`, {
    method: 'POST',
    body:
      body ??
      `<xml><ToUserName><![CDATA[${to}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt><AgentID></AgentID></xml>`,
  })
  return [answer.status, await answer.text()]
}
const looked = async () => {
  for (const id of await dueChats(new Date())) await syncChat(id, new Date())
}
const inGroup = () => GroupMemberModel.find({ groupId, leftAt: op({ $exists: false }) }).lean()
const member = (userid: string, more: object = {}) => ({ userid, type: 2, join_time: 1_700_000_000, ...more })

describe('the address of an enterprise', () => {
  it('answers the check with what was sealed, for this enterprise only', async () => {
    const check = async (appId: string, token = corp.token) => {
      const echostr = sealText('4711', { ...corp, appId })
      const timestamp = String(Math.floor(Date.now() / 1000))
      const msg_signature = signatureOf(token, timestamp, 'n', echostr)
      const query = new URLSearchParams({ msg_signature, timestamp, nonce: 'n', echostr })
      const answer = await fetch(`${server.url()}/wecom/town?${query}`)
      return [answer.status, await answer.text()]
    }
    expect(await check(corp.appId)).toEqual([200, '4711'])
    expect(await check('ww-other')).toEqual([403, ''])
    expect(await check(corp.appId, 'other')).toEqual([403, ''])
  })

  it('takes no event with a wrong signature, of another enterprise, too old, torn or with a doctype', async () => {
    expect(await event('wr1', 'create', { token: 'other' })).toEqual([403, ''])
    expect(await event('wr1', 'create', { appId: 'ww-other' })).toEqual([403, ''])
    expect(await event('wr1', 'create', { to: 'ww-other' })).toEqual([403, ''])
    expect(await event('wr1', 'create', { timestamp: Math.floor(Date.now() / 1000) - 3600 })).toEqual([403, ''])
    for (const body of ['', 'nothing', '<xml></xml>', '<!DOCTYPE x><xml/>', 'x'.repeat(70_000)])
      expect(await event('wr1', 'create', { body })).toEqual([400, ''])
    expect((await fetch(`${server.url()}/wecom/nobody`, { method: 'POST', body: '' })).status).toBe(404)
    expect(await WecomChatModel.countDocuments({})).toBe(0)
  })
})

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
    await event('wr2', 'dismiss')
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
