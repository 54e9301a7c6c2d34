import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign, unseal } from '../wechat/seal'
import { type FakeWechat, startFakeWechat } from '../wechat/startFakeWechat'

const corp = {
  key: 'town',
  corpId: 'ww-town',
  secret: 'secret',
  token: 'token',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
/** What the enterprise's own server was told, opened. */
const told: string[] = []
let status = 200
let ours: Server
let fake: FakeWechat

beforeAll(async () => {
  ours = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { searchParams: query } = new URL(request.url ?? '/', 'http://x')
    const sealed = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(Buffer.concat(chunks).toString())?.[1] ?? ''
    const parts = [corp.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed] as const
    if (query.get('msg_signature') === sign(...parts)) {
      const { text, appId } = unseal(sealed, corp.encodingAesKey)
      told.push(`${appId} ${/<ChangeType><!\[CDATA\[(\w+)/.exec(text)?.[1]}`)
    }
    response.writeHead(status).end('success')
  })
  await new Promise<void>((done) => ours.listen(0, '127.0.0.1', done))
  const deliverTo = `http://127.0.0.1:${(ours.address() as AddressInfo).port}`
  fake = await startFakeWechat({
    port: 0,
    accounts: [],
    people: [],
    miniappId: 'wx',
    miniappSecret: 's',
    deliverTo,
    corp,
  })
})
afterAll(async () => {
  await fake.close()
  ours.close()
})

type Json = Record<string, unknown>
const ask = async (path: string, body?: object): Promise<Json> =>
  (await fetch(fake.url + path, body && { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Json>
const control = (name: string, body: object) => ask(`/__fake/wecom/${name}`, body)
const tokenNow = async () =>
  (await ask(`/wecom/cgi-bin/gettoken?corpid=${corp.corpId}&corpsecret=secret`)).access_token as string
const api = async (name: string, body: object, token?: string) =>
  ask(`/wecom/cgi-bin/externalcontact/groupchat/${name}?access_token=${token ?? (await tokenNow())}`, body)

describe('the fake WeCom', () => {
  it('gives tokens for the right secret only, and refuses revoked ones', async () => {
    expect(await ask(`/wecom/cgi-bin/gettoken?corpid=${corp.corpId}&corpsecret=wrong`)).toMatchObject({
      errcode: 40001,
    })
    const token = await tokenNow()
    expect(await tokenNow()).toBe(token)
    await control('revoke_token', {})
    expect(await api('get', { chat_id: 'x' }, token)).toMatchObject({ errcode: 40014 })
    expect(await api('get', { chat_id: 'x' })).toMatchObject({ errcode: 49008 })
  })

  it('lets people in by a join way, tells the enterprise sealed, and opens the next chat when one is full', async () => {
    const { chat_id } = await control('chat', { name: '3 号楼' })
    const way = { scene: 2, auto_create_room: 1, room_base_name: '3 号楼', chat_id_list: [chat_id], state: 'g1' }
    const { config_id } = await api('add_join_way', way)
    const { join_way } = (await api('get_join_way', { config_id })) as { join_way: { qr_code: string } }
    expect(join_way.qr_code).toBe(`http://p.qpic.cn/wwhead/${config_id}/0`)
    const picture = await fetch(`${fake.url}/wecom/pictures/wwhead/${config_id}/0`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    await control('delivery', { mostMembers: 2 })
    const first = await control('join', { config_id, unionid: 'u1' })
    const second = await control('join', { state: 'g1', unionid: 'u2' })
    expect([first.chat_id === chat_id, second.chat_id === chat_id]).toEqual([true, false])
    const { group_chat } = (await api('get', { chat_id })) as { group_chat: { member_list: Json[] } }
    expect(group_chat.member_list).toMatchObject([{ type: 1 }, { type: 2, unionid: 'u1', state: 'g1' }])
    expect(told).toEqual(['create', 'update', 'create', 'update'].map((change) => `ww-town ${change}`))
  })

  it('comes again when the server does not answer 200, three times at most', async () => {
    status = 500
    const { chat_id } = await control('chat', { name: 'x' })
    status = 200
    const { tries } = (await ask('/__fake/wecom/transcript')) as { tries: { chatId: string; round: number }[] }
    expect(tries.filter((each) => each.chatId === chat_id).map(({ round }) => round)).toEqual([1, 2, 3])
  })
})
