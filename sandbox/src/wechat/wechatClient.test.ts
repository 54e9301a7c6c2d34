import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { endOfDay, isClosed, openAgain } from '@jinlin/backend/notifications/closedChannels'
import { seal } from '@jinlin/backend/register/vault'
import { useStores } from '@jinlin/backend/testing/useStores'
import { awaitTurn, whileBusy } from '@jinlin/backend/wechat/callGuard'
import { forgetTokens } from '@jinlin/backend/wechat/tokenStore'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { type WechatClient, wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { DomainError } from '@jinlin/domain/errors'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeWechat, startFakeWechat } from './startFakeWechat'
import type { ChatMessage } from './types'

useStores()

const secret = 'very-secret-secret'
const people = Array.from({ length: 20 }, (_, n) => ({
  key: `p${n}`,
  name: '张三',
  openid: `mini-${n}`,
  unionid: `u-${n}`,
  accountOpenids: { main: `main-${n}` },
  phone: '19900000001',
}))
let fake: FakeWechat
let client: WechatClient
const control = async (path: string, body?: unknown) => {
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  return (await fetch(`${fake.url}/__fake/${path}`, init)).json()
}
const calls = async (path: string) => {
  const { calls: all } = (await control('transcript')) as { calls: { path: string; errcode: number }[] }
  return all.filter((call) => call.path === path)
}
const texts = async () => ((await control('outbox?openid=main-0')) as ChatMessage[]).map((line) => line.text)
const sealed = (value: string, field: string) => seal(value, { collection: 'accounts', id: 'main', field })

beforeAll(async () => {
  const account = {
    key: 'main',
    appId: 'wx_main',
    secret,
    originalId: 'gh_main',
    token: 't',
    encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  }
  fake = await startFakeWechat({
    port: 0,
    accounts: [{ ...account, mode: 'safe' }],
    miniappId: 'wx_mini',
    miniappSecret: 'mini-secret',
    people,
    deliverTo: 'http://127.0.0.1:9',
  })
  Object.assign(process.env, { WECHAT_ENDPOINT: fake.url, MINIAPP_ID: 'wx_mini', MINIAPP_SECRET: 'mini-secret' })
  forgetEnv()
  await AccountModel.create([
    {
      _id: 'main',
      name: '12111',
      appId: 'wx_main',
      originalId: 'gh_main',
      secret: sealed(secret, 'secret'),
      token: sealed('t', 'token'),
      encodingAesKey: sealed(account.encodingAesKey, 'encodingAesKey'),
      mode: 'safe',
      areaPath: '1509/150902',
    },
  ])
  client = await wechatFor('wx_main')
  await control('delivery', { drop: { first: 1e9, how: 'before' } })
  for (const { openid } of people) await control('say', { accountKey: 'main', openid, text: '您好' })
})
afterAll(() => fake.close())
beforeEach(forgetTokens)

describe('the token that all processes share', () => {
  it('is fetched once when many send from the cold', async () => {
    await Promise.all(people.map((one, n) => client.sendText(one.accountOpenids.main, `冷 ${n}`)))
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(1)
    expect(await calls('/cgi-bin/message/custom/send')).toHaveLength(20)
  })

  it('is refreshed once for all when WeChat refuses it, and every message arrives once', async () => {
    const before = (await calls('/cgi-bin/stable_token')).length
    const sent = (await texts()).length
    await control('revoke_token', { accountKey: 'main' })
    await Promise.all(people.map((one, n) => client.sendText(one.accountOpenids.main, `新 ${n}`)))
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(before + 1)
    expect(await texts()).toHaveLength(sent + 1)
  })

  it.each([40001, 42001, 40014])('is replaced after %i, once', async (code) => {
    await control('errors', { api: 'menu/create', code, times: 1 })
    await control('clock', { advanceMs: 31_000 })
    await client.createMenu({ button: [{ type: 'click', name: '我的', key: 'my' }] })
    await control('errors', { api: 'menu/create', code, times: 2 })
    await control('clock', { advanceMs: 31_000 })
    await expect(client.createMenu({ button: [] })).rejects.toMatchObject({ errcode: code })
  })

  it('is taken from the store by a process that starts later', async () => {
    await client.sendText('main-1', '热')
    const before = (await calls('/cgi-bin/stable_token')).length
    forgetTokens()
    await client.sendText('main-1', '还热')
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(before)
  })
})

describe('a refusal', () => {
  it('keeps its number: window used up, person gone', async () => {
    await control('clock', { advanceMs: 49 * 3_600_000 })
    await expect(client.sendText('main-0', 'x')).rejects.toMatchObject({ errcode: 45015, maybeDone: false })
    await expect(client.sendText('nobody', 'x')).rejects.toMatchObject({ errcode: 40003 })
    await control('reset', {})
  })

  it('says when nobody knows whether a message went out', async () => {
    await control('errors', { api: 'custom/send', cut: true, times: 1 })
    await expect(client.sendText('main-0', 'x')).rejects.toMatchObject({ errcode: 0, maybeDone: true })
    await control('errors', { api: 'custom/send', status: 502, times: 1 })
    await expect(client.sendText('main-0', 'x')).rejects.toMatchObject({ errcode: 0, maybeDone: true })
  })

  it('never holds a secret or a token', async () => {
    const failures: unknown[] = []
    for (const fault of [{ cut: true }, { status: 500 }, { code: 40001 }, { code: 45009 }]) {
      await control('errors', { api: '/send', times: 2, ...fault })
      await client.sendText('main-0', 'x').catch((error: unknown) => failures.push(error))
      await control('reset', {})
    }
    const wrong = (await fetch(`${fake.url}/sns/jscode2session`)).status
    expect(wrong).toBe(200)
    await (await wechatFor('wx_mini')).jscode2session('none').catch((error: unknown) => failures.push(error))
    expect(failures).toHaveLength(5)
    for (const failure of failures) {
      const shown = `${String(failure)} ${(failure as Error).stack} ${JSON.stringify(failure)}`
      expect(shown).not.toMatch(/very-secret|mini-secret|access_token|fake_[\w]{20}|wx_main/)
    }
  })

  it('of a media id is an error, not a picture', async () => {
    await expect(client.mediaGet('none')).rejects.toBeInstanceOf(WechatError)
  })
})

describe('a call of an API whose number for the day is used up', () => {
  const menu = { button: [{ type: 'click', name: '我的', key: 'my' }] }
  const made = async () => (await calls('/cgi-bin/menu/create')).length

  it('is not made again before midnight in Beijing; other calls go on', async () => {
    await control('quota', { accountKey: 'main', path: '/cgi-bin/menu/create', left: 0 })
    await expect(client.createMenu(menu)).rejects.toMatchObject({ errcode: 45009, maybeDone: false })
    const before = await made()
    await expect(client.createMenu(menu)).rejects.toMatchObject({ errcode: 45009 })
    expect(await made()).toBe(before)
    await expect(client.getMenu()).resolves.toBeDefined()
    const way = 'wx_main|/cgi-bin/menu/create'
    const midnight = endOfDay(new Date())
    expect(await isClosed(way, new Date(midnight.getTime() - 1))).toBe(true)
    expect(await isClosed(way, midnight)).toBe(false)
    await control('reset', {})
    await openAgain(way)
    await client.createMenu(menu)
    expect(await made()).toBe(before + 1)
  })
})

describe('a call that WeChat is too busy for', () => {
  it('is made again after a second where that changes nothing', async () => {
    await control('errors', { api: 'menu/get', code: -1, times: 1 })
    await expect(client.getMenu()).resolves.toBeDefined()
  })

  it('is not made again where it sends something', async () => {
    await control('errors', { api: 'template/send', code: -1, times: 1 })
    const before = (await calls('/cgi-bin/message/template/send')).length
    await expect(client.call('/cgi-bin/message/template/send', {})).rejects.toMatchObject({ errcode: -1 })
    expect(await calls('/cgi-bin/message/template/send')).toHaveLength(before + 1)
  })

  it('is given up after three more', async () => {
    let tries = 0
    const busy = async () => {
      tries += 1
      throw new WechatError('/x', -1)
    }
    await expect(whileBusy(busy, [1, 1, 1])).rejects.toMatchObject({ errcode: -1 })
    expect(tries).toBe(4)
  })
})

describe('the pace of an app', () => {
  it('is kept: a burst of a second leaves at once, the rest evenly, what would wait too long is refused unsent', async () => {
    process.env.WECHAT_CALLS_PER_SECOND = '50'
    forgetEnv()
    const started = performance.now()
    const left = await Promise.all(
      Array.from({ length: 200 }, () =>
        awaitTurn('wx_pace', '/x').then(
          () => performance.now() - started,
          (error: WechatError) => error.errcode,
        ),
      ),
    )
    delete process.env.WECHAT_CALLS_PER_SECOND
    forgetEnv()
    const refused = left.filter((one) => one === 45011).length
    expect(refused).toBeGreaterThanOrEqual(45)
    expect(refused).toBeLessThanOrEqual(52)
    expect(left.filter((one) => one < 150).length).toBeGreaterThanOrEqual(45)
    expect(Math.max(...left.filter((one) => one !== 45011))).toBeGreaterThan(1800)
  })
})

describe('the mini-program', () => {
  it('learns who signs in, once a code', async () => {
    const mini = await wechatFor('wx_mini')
    const { code } = (await control('js_code?openid=mini-3')) as { code: string }
    await expect(mini.jscode2session(code)).resolves.toMatchObject({ openid: 'mini-3', unionid: 'u-3' })
    await expect(mini.jscode2session(code)).rejects.toMatchObject({ code: 'code_invalid' })
  })

  it('learns the phone a person hands over', async () => {
    const { code } = (await control('phone_code?openid=mini-3')) as { code: string }
    await expect((await wechatFor('wx_mini')).phoneOf(code)).resolves.toBe('19900000001')
  })

  it('is not found under an id nobody knows', async () => {
    await expect(wechatFor('wx_none')).rejects.toBeInstanceOf(DomainError)
  })
})
