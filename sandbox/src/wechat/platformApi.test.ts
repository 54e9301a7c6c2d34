import { describe, expect, it } from 'vitest'
import { get, post, say, tokenOf, town, useFake } from './testing/fakeWorld'

useFake()

describe('the API', () => {
  it('refuses wrong ids and secrets with their codes', async () => {
    expect(await get('/cgi-bin/token?grant_type=client_credential&appid=wx_none&secret=x')).toMatchObject({
      errcode: 40013,
    })
    expect(await get('/cgi-bin/token?grant_type=client_credential&appid=wx_open&secret=x')).toMatchObject({
      errcode: 40125,
    })
    expect(await get('/cgi-bin/menu/get?access_token=x')).toMatchObject({ errcode: 40014 })
  })

  it('says 40001 to a revoked token and gives another one', async () => {
    const first = await tokenOf('open')
    expect(await tokenOf('open')).toBe(first)
    await post('/__fake/revoke_token', { accountKey: 'open' })
    expect(await get(`/cgi-bin/menu/get?access_token=${first}`)).toMatchObject({ errcode: 40001 })
    const second = await tokenOf('open')
    expect(second).not.toBe(first)
    expect(await get(`/cgi-bin/menu/get?access_token=${second}`)).toMatchObject({ errcode: 46003 })
  })

  it('lets five messages through after a person wrote, none after 48 hours', async () => {
    town.reply = () => 'success'
    await say({ accountKey: 'open', openid: 'open-aunt', text: 'hi' })
    const send = async () =>
      post(`/cgi-bin/message/custom/send?access_token=${await tokenOf('open')}`, {
        touser: 'open-aunt',
        msgtype: 'text',
        text: { content: 'x' },
      })
    const codes = []
    for (let n = 0; n < 6; n++) codes.push(((await send()) as { errcode: number }).errcode)
    expect(codes).toEqual([0, 0, 0, 0, 0, 45047])
    await post('/__fake/clock', { advanceMs: 49 * 3_600_000 })
    expect(await send()).toMatchObject({ errcode: 45015 })
    await post('/__fake/reset', {})
  })

  it('refuses strangers and people who left', async () => {
    const token = await tokenOf('open')
    const send = (touser: string) =>
      post(`/cgi-bin/message/custom/send?access_token=${token}`, { touser, msgtype: 'text', text: { content: 'x' } })
    expect(await send('nobody')).toMatchObject({ errcode: 40003 })
    await say({ accountKey: 'open', openid: 'open-aunt', type: 'unsubscribe' })
    expect(await send('open-aunt')).toMatchObject({ errcode: 43004 })
    await say({ accountKey: 'open', openid: 'open-aunt', type: 'subscribe' })
  })

  it('takes a js_code once, for its own mini-program', async () => {
    const { code } = (await get('/__fake/js_code?openid=mini-aunt')) as { code: string }
    const session = (secret: string) =>
      get(`/sns/jscode2session?appid=wx_mini&secret=${secret}&js_code=${code}&grant_type=authorization_code`)
    expect(await session('wrong')).toMatchObject({ errcode: 40125 })
    expect(await session('s_mini')).toMatchObject({ openid: 'mini-aunt', unionid: 'u-aunt' })
    expect(await session('s_mini')).toMatchObject({ errcode: 40163 })
  })

  it('gives the photo a person sent, by its media id', async () => {
    town.reply = () => 'success'
    await say({ accountKey: 'open', openid: 'open-aunt', type: 'image' })
    const mediaId = /<MediaId><!\[CDATA\[(.*?)\]\]>/.exec(town.seen.at(-1)!.body)?.[1]
    const response = await fetch(
      `${town.fake.url}/cgi-bin/media/get?access_token=${await tokenOf('open')}&media_id=${mediaId}`,
    )
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('shows an ordered error the ordered number of times', async () => {
    await post('/__fake/errors', { api: 'menu/get', code: 45009, times: 1 })
    const token = await tokenOf('open')
    expect(await get(`/cgi-bin/menu/get?access_token=${token}`)).toMatchObject({ errcode: 45009 })
    expect(await get(`/cgi-bin/menu/get?access_token=${token}`)).toMatchObject({ errcode: 46003 })
  })
})
