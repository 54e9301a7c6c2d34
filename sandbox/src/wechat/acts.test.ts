import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import jsQR from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeWechat, startFakeWechat } from './startFakeWechat'
import type { ChatMessage, Delivery } from './types'

const account = {
  key: 'open',
  appId: 'wx_open',
  secret: 's',
  originalId: 'gh_open',
  token: 't',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  mode: 'plain' as const,
}
const aunt = {
  key: 'aunt',
  name: '王秀英',
  openid: 'mini-aunt',
  unionid: 'u-aunt',
  accountOpenids: { open: 'open-aunt' },
}
const bodies: string[] = []
let server: Server
let fake: FakeWechat
let token = ''
const get = async (path: string) => (await fetch(`${fake.url}${path}`)).json()
const post = async (path: string, body: unknown) =>
  (await fetch(`${fake.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
const fieldOf = (name: string) =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(bodies.at(-1)!)?.[1]
const say = (body: object) =>
  post('/__fake/say', { accountKey: 'open', openid: 'mini-aunt', ...body }) as Promise<Delivery>

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.push(Buffer.concat(chunks).toString())
    response.end('success')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const deliverTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const mini = { miniappId: 'wx_mini', miniappSecret: 's_mini' }
  fake = await startFakeWechat({ port: 0, accounts: [account], ...mini, people: [aunt], deliverTo })
  const answer = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'wx_open', secret: 's' })
  token = (answer as { access_token: string }).access_token
})
afterAll(async () => {
  await fake.close()
  server.close()
})

describe('a code on the wall', () => {
  const create = (scene: string, action_name = 'QR_LIMIT_STR_SCENE', more = {}) =>
    post(`/cgi-bin/qrcode/create?access_token=${token}`, {
      action_name,
      action_info: { scene: { scene_str: scene } },
      ...more,
    }) as Promise<{ ticket: string; url: string; errcode?: number }>

  it('is a picture that holds its address, and the same one every time', async () => {
    const { ticket, url } = await create('door-1')
    expect(await create('door-1')).toEqual({ ticket, url })
    const picture = Buffer.from(await (await fetch(`${fake.url}/cgi-bin/showqrcode?ticket=${ticket}`)).arrayBuffer())
    const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(url)
    expect((await fetch(`${fake.url}/cgi-bin/showqrcode?ticket=none`)).status).toBe(404)
  })

  it('is scanned by who follows, and followed by who does not yet', async () => {
    const { ticket, url } = await create('door-2')
    await post('/__fake/scan', { openid: 'mini-aunt', code: url })
    expect([fieldOf('Event'), fieldOf('EventKey'), fieldOf('Ticket')]).toEqual(['SCAN', 'door-2', ticket])
    await say({ type: 'unsubscribe' })
    await post('/__fake/scan', { openid: 'mini-aunt', code: ticket })
    expect([fieldOf('Event'), fieldOf('EventKey')]).toEqual(['subscribe', 'qrscene_door-2'])
    expect(await get(`/cgi-bin/user/info?access_token=${token}&openid=open-aunt`)).toMatchObject({
      subscribe: 1,
      subscribe_scene: 'ADD_SCENE_QR_CODE',
      qr_scene_str: 'door-2',
      unionid: 'u-aunt',
    })
  })

  it('for a while ends', async () => {
    const { ticket } = await create('for-a-minute', 'QR_STR_SCENE', { expire_seconds: 60 })
    await post('/__fake/clock', { advanceMs: 61_000 })
    expect(await post('/__fake/scan', { openid: 'mini-aunt', code: ticket })).toHaveProperty('error')
    await post('/__fake/reset', {})
    expect(await create('', 'QR_LIMIT_STR_SCENE')).toMatchObject({ errcode: 47001 })
  })
})

describe("a page in WeChat's browser", () => {
  it('learns who opens it by a code that works once', async () => {
    await post('/__fake/browser', { openid: 'mini-aunt' })
    const query =
      'appid=wx_open&redirect_uri=https%3A%2F%2Fjinlin.example%2Fback&response_type=code&scope=snsapi_base&state=abc'
    const answer = await fetch(`${fake.url}/connect/oauth2/authorize?${query}`, { redirect: 'manual' })
    const back = new URL(answer.headers.get('location') ?? '')
    expect([answer.status, back.host, back.searchParams.get('state')]).toEqual([302, 'jinlin.example', 'abc'])
    const exchange = (secret: string) =>
      get(`/sns/oauth2/access_token?appid=wx_open&secret=${secret}&code=${back.searchParams.get('code')}`)
    expect(await exchange('wrong')).toMatchObject({ errcode: 40125 })
    expect(await exchange('s')).toMatchObject({ openid: 'open-aunt', unionid: 'u-aunt', scope: 'snsapi_base' })
    expect(await exchange('s')).toMatchObject({ errcode: 40163 })
  })

  it('gets the same ticket for its scripts for two hours', async () => {
    const ticket = () =>
      get(`/cgi-bin/ticket/getticket?access_token=${token}&type=jsapi`) as Promise<{ ticket: string }>
    expect((await ticket()).ticket).toBe((await ticket()).ticket)
  })
})

describe('what people do', () => {
  it.each([
    ['video', '<MsgType><![CDATA[video]]></MsgType>'],
    ['shortvideo', '<ThumbMediaId>'],
    ['link', '<Url><![CDATA[]]></Url>'],
    ['miniprogrampage', '<PagePath>'],
  ])('%s is a message with an id', async (type, part) => {
    await say({ type })
    expect(bodies.at(-1)).toContain(part)
    expect(fieldOf('MsgId')).toMatch(/^2\d{18}$/)
  })

  it.each([
    ['scancode_waitmsg', '<ScanResult><![CDATA[JL-1]]></ScanResult>', { text: 'JL-1' }],
    ['pic_weixin', '<Count>2</Count><PicList><item><PicMd5Sum>', { count: 2 }],
    ['location_select', '<Location_X><![CDATA[41.03]]></Location_X>', { lat: 41.03, lng: 113.1 }],
    ['report_location', '<Latitude>41.03</Latitude>', { lat: 41.03, lng: 113.1 }],
    ['view_miniprogram', '<EventKey><![CDATA[pages/home/index]]></EventKey>', { pagePath: 'pages/home/index' }],
    [
      'subscribe_msg_sent_event',
      '<SubscribeMsgSentEvent><List><TemplateId><![CDATA[a]]></TemplateId>',
      { templates: [{ templateId: 'a', sentId: '1', code: 0 }] },
    ],
    ['brand_new_thing', '<Event><![CDATA[brand_new_thing]]></Event>', {}],
  ])('%s is an event without one', async (type, part, more) => {
    await say({ type, ...more })
    expect(bodies.at(-1)).toContain(part)
    expect(bodies.at(-1)).not.toContain('<MsgId>')
  })

  it('of a kind nobody knows is a message all the same', async () => {
    await say({ type: 'hologram', fields: { MsgType: 'hologram', Depth: 3 } })
    expect([fieldOf('MsgType'), fieldOf('Depth')]).toEqual(['hologram', '3'])
    expect(fieldOf('MsgId')).toBeDefined()
  })

  it('arrives in the opposite order when the way holds it', async () => {
    await post('/__fake/delivery', { hold: 2 })
    const before = bodies.length
    await Promise.all([
      say({ text: 'first' }),
      new Promise((go) => setTimeout(go, 50)).then(() => say({ text: 'then' })),
    ])
    expect(bodies.slice(before).map((body) => /Content><!\[CDATA\[(\w+)/.exec(body)?.[1])).toEqual(['then', 'first'])
    await post('/__fake/reset', {})
  })

  it('stands in the transcript of that person alone', async () => {
    await post('/__fake/say', { accountKey: 'open', openid: 'somebody', text: 'other' })
    const { chat } = (await get('/__fake/transcript?openid=mini-aunt')) as { chat: ChatMessage[] }
    expect(chat.some(({ text }) => text === 'then')).toBe(true)
    expect(chat.some(({ text }) => text === 'other')).toBe(false)
  })
})

describe('what people say aloud', () => {
  it.each([
    ['amr', '#!AMR\n', 'audio/amr'],
    ['speex', 'Speex   ', 'audio/speex'],
  ])('is handed over in the format the message names: %s', async (format, head, type) => {
    await say({ type: 'voice', format })
    expect(fieldOf('Format')).toBe(format)
    const given = await fetch(`${fake.url}/cgi-bin/media/get?access_token=${token}&media_id=${fieldOf('MediaId')}`)
    expect(given.headers.get('content-type')).toBe(type)
    expect((await given.text()).startsWith(head)).toBe(true)
  })
})

describe('limits of an account', () => {
  const menu = () => get(`/cgi-bin/menu/get?access_token=${token}`)

  it('are a number a day, until midnight in Beijing, and rights', async () => {
    await post('/__fake/quota', { accountKey: 'open', path: '/cgi-bin/menu/get', left: 1 })
    expect([await menu(), await menu()]).toMatchObject([{ errcode: 46003 }, { errcode: 45009 }])
    await post('/__fake/reset', {})
    await post('/__fake/forbid', { accountKey: 'open', path: '/cgi-bin/menu/get' })
    expect(await menu()).toMatchObject({ errcode: 48001 })
    await post('/__fake/reset', {})
  })

  it('take a picture for messages, and refuse what is none', async () => {
    const upload = (type: string, content: string) => {
      const form = new FormData()
      form.set('media', new Blob(['x'], { type: content }), 'a')
      return fetch(`${fake.url}/cgi-bin/media/upload?access_token=${token}&type=${type}`, {
        method: 'POST',
        body: form,
      })
    }
    expect(await (await upload('image', 'image/png')).json()).toHaveProperty('media_id')
    expect(await (await upload('image', 'text/html')).json()).toMatchObject({ errcode: 40005 })
    expect(await (await upload('poem', 'image/png')).json()).toMatchObject({ errcode: 40004 })
  })
})

describe('whoever wrote by a delivery that a load made', () => {
  it('is known with a unionid, and may be sent five messages', async () => {
    expect(await post('/__fake/wrote', { accountKey: 'open', openids: ['o-load-1', 'o-load-2'] })).toEqual({ wrote: 2 })
    const asked = { grant_type: 'client_credential', appid: 'wx_open', secret: 's' }
    const { access_token: fresh } = (await post('/cgi-bin/stable_token', asked)) as { access_token: string }
    const infos = await post(`/cgi-bin/user/info/batchget?access_token=${fresh}`, {
      user_list: [{ openid: 'o-load-1' }, { openid: 'o-load-2' }],
    })
    expect(infos).toMatchObject({ user_info_list: [{ subscribe: 1 }, { unionid: 'unionid-of-o-load-2' }] })
    const codes: number[] = []
    for (let i = 0; i < 6; i += 1) {
      const said = { touser: 'o-load-1', msgtype: 'text', text: { content: '您好' } }
      const sent = await post(`/cgi-bin/message/custom/send?access_token=${fresh}`, said)
      codes.push((sent as { errcode: number }).errcode)
    }
    expect(codes).toEqual([0, 0, 0, 0, 0, 45047])
  })
})
