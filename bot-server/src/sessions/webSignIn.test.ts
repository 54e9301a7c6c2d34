import type { RequestListener } from 'node:http'
import { HandOverModel } from '@jinlin/backend/people/HandOverModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { buildUser } from '@jinlin/backend/testing/factories'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { ApiClient } from '../testing/ApiClient'
import { storeAccounts } from '../testing/callbackRequest'
import { refusedAs } from '../testing/refusedAs'
import { serveWechat } from '../testing/serveWechat'
import { useServer } from '../testing/useServer'
import { beginWebSignIn, pageOfSignIn } from './webState'

const used = new Set<string>()
/** How often WeChat still says that it is busy. */
let busy = 0
/** WeChat: `web-<openid>` is a code that works once, `error<number>` fails so. */
const wechat: RequestListener = (request, response) => {
  const code = new URL(request.url ?? '/', 'http://wechat').searchParams.get('code') ?? ''
  const openid = /^web-(\w+)/.exec(code)?.[1]
  const failed = /^error(-?\d+)$/.exec(code)?.[1]
  if (busy > 0 || failed) {
    busy -= failed ? 0 : 1
    return response.end(JSON.stringify({ errcode: Number(failed ?? -1), errmsg: 'no' }))
  }
  const answer = openid && !used.has(code) ? { openid, unionid: `union-${openid}` } : { errcode: 40029, errmsg: 'no' }
  used.add(code)
  response.end(JSON.stringify(answer))
}
let stop: () => void
beforeAll(async () => {
  stop = await serveWechat(wechat)
})
afterAll(() => stop())
const server = useServer()
beforeAll(() => storeAccounts('1509/150902'))

/** A browser: keeps its cookie, follows nothing by itself. */
function browser() {
  let cookie = ''
  const go = async (path: string) => {
    const answer = await fetch(server.url() + path, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      setCookie: answer.headers.get('set-cookie') ?? '',
    }
  }
  const exchange = (handOver: string) =>
    server
      .stranger()
      .send('POST', '/api/oauth/session', JSON.stringify({ handOver }), { 'Content-Type': 'application/json', cookie })
  return { go, exchange }
}
const stateIn = (location: string) => new URL(location).searchParams.get('state') ?? ''
const handOverIn = (location: string) => /handOver=([\w-]+)/.exec(location)?.[1] ?? ''

describe('somebody who opens a page inside WeChat', () => {
  it('is sent to WeChat and back, and the page gets a session that opens the API', async () => {
    await buildUser('aunt', { name: '王阿姨', unionid: 'union-aunt' })
    const { go, exchange } = browser()
    const out = await go('/api/oauth/safe/start?to=/pages/case/index?id=7')
    const asked = new URL(out.location)
    expect([out.status, asked.origin + asked.pathname]).toEqual([
      302,
      'https://open.weixin.qq.com/connect/oauth2/authorize',
    ])
    expect(asked.search).toMatch(
      /^\?appid=wx_safe&redirect_uri=http\S+&response_type=code&scope=snsapi_base&state=[0-9a-f]{64}$/,
    )
    expect(asked.hash).toBe('#wechat_redirect')
    expect(out.setCookie).toMatch(/httponly/i)
    expect(out.setCookie).toMatch(/samesite=lax/i)
    const back = await go(`/api/oauth/safe/callback?code=web-aunt&state=${stateIn(out.location)}`)
    expect(back.location).toMatch(/\/m\/#\/pages\/case\/index\?id=7&handOver=[\w-]{32}$/)
    expect(new URL(back.location).search).toBe('')
    const opened = await exchange(handOverIn(back.location))
    expect(answerShapes.Session.safeParse(opened.body.data).error).toBeUndefined()
    const me = await new ApiClient(server.url(), opened.body.data.token).get('/api/me')
    expect(me.body.data.id).toBe('aunt')
    expect((await UserModel.findById('aunt').lean())?.openids).toContain('wx_safe:aunt')
    expect(refusedAs(await exchange(handOverIn(back.location)))).toEqual([401, 'code_invalid'])
  })

  it('gets one session for one code, although two ask at once, and none in another browser', async () => {
    const { go, exchange } = browser()
    const out = await go('/api/oauth/plain/start')
    const back = await go(`/api/oauth/plain/callback?code=web-bao&state=${stateIn(out.location)}`)
    const handOver = handOverIn(back.location)
    expect(refusedAs(await browser().exchange(handOver))).toEqual([401, 'code_invalid'])
    const answers = await Promise.all([exchange(handOver), exchange(handOver), exchange(handOver)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect(await HandOverModel.countDocuments({})).toBe(0)
  })

  it('with a state of another browser, account or time, or a code WeChat does not know, comes back not signed in', async () => {
    const mine = browser()
    const { location } = await mine.go('/api/oauth/plain/start?to=/pages/me/index')
    const state = stateIn(location)
    const failed = /\/m\/#\/pages\/\w+\/index\?signIn=failed$/
    const bad: [ReturnType<typeof browser>, string][] = [
      [browser(), `/api/oauth/plain/callback?code=web-carl&state=${state}`],
      [mine, `/api/oauth/safe/callback?code=web-carl&state=${state}`],
      [mine, `/api/oauth/plain/callback?code=web-carl&state=${'0'.repeat(64)}`],
      [mine, '/api/oauth/plain/callback?code=web-carl'],
      [mine, `/api/oauth/plain/callback?code=nonsense&state=${state}`],
      [mine, `/api/oauth/plain/callback?state=${state}`],
    ]
    for (const [who, path] of bad) expect((await who.go(path)).location).toMatch(failed)
    expect(await UserModel.exists({ unionid: 'union-carl' })).toBeNull()
    const now = new Date()
    const begun = beginWebSignIn('plain', '/pages/me/index', now)
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    expect(pageOfSignIn('plain', begun.cookie, begun.state, later(9))).toBe('/pages/me/index')
    expect(pageOfSignIn('plain', begun.cookie, begun.state, later(11))).toBeUndefined()
  })

  it('is signed in by a WeChat that was busy for a moment', async () => {
    const { go, exchange } = browser()
    const { location } = await go('/api/oauth/plain/start')
    busy = 1
    const back = await go(`/api/oauth/plain/callback?code=web-dora&state=${stateIn(location)}`)
    expect((await exchange(handOverIn(back.location))).status).toBe(200)
  })

  it.each([-1, 40013, 45009, 40164])(
    'reads on a page of ours that it did not work, when WeChat says %i',
    async (errcode) => {
      const { go } = browser()
      const { location } = await go('/api/oauth/plain/start?to=/pages/me/index')
      const back = await go(`/api/oauth/plain/callback?code=error${errcode}&state=${stateIn(location)}`)
      expect([back.status, back.location]).toEqual([302, expect.stringMatching(/\/pages\/me\/index\?signIn=failed$/)])
    },
  )

  it('by a link that WeChat has hung its own marks on is led the same way', async () => {
    const { go, exchange } = browser()
    const marks = 'from=singlemessage&isappinstalled=0'
    const out = await go(`/api/oauth/plain/start?to=/pages/me/index&${marks}`)
    expect(out.status).toBe(302)
    const back = await go(`/api/oauth/plain/callback?code=web-emil&state=${stateIn(out.location)}&${marks}`)
    expect((await exchange(handOverIn(back.location))).status).toBe(200)
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/pages/../x',
    '/pages/me/index#x',
    '/pages/me/index?a=//b',
    'javascript:1',
  ])('is never led to %s', async (to) => {
    const path = `/api/oauth/plain/start?to=${encodeURIComponent(to)}`
    expect(refusedAs(await server.stranger().get(path))).toEqual([400, 'invalid'])
  })

  it('with an account nobody has finds nothing', async () => {
    expect(refusedAs(await server.stranger().get('/api/oauth/nobody/start'))).toEqual([404, 'not_found'])
  })
})
