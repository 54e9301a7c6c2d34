import type { RequestListener } from 'node:http'
import { json } from 'node:stream/consumers'
import { saveAccount } from '@jinlin/backend/accounts/saveAccount'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayTown } from '../testing/dayTown'
import { useMiniWechat } from '../testing/useMiniWechat'
import { tendMenus } from './accountCommands'

/** The menus of a small WeChat, by the token, which is the app's id. */
const menus = new Map<string, unknown>()

const wechat: RequestListener = async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat')
  const token = searchParams.get('access_token') ?? ''
  const body = request.method === 'POST' ? ((await json(request)) as Record<string, unknown>) : {}
  if (pathname === '/cgi-bin/menu/create') menus.set(token, body)
  const answers: Record<string, object> = {
    '/cgi-bin/stable_token': { access_token: body.appid, expires_in: 7200 },
    '/cgi-bin/menu/get': menus.has(token) ? { menu: menus.get(token) } : { errcode: 46003, errmsg: 'none' },
    '/cgi-bin/menu/create': { errcode: 0, errmsg: 'ok' },
  }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answers[pathname] ?? {}))
}

useMiniWechat(wechat)
useStores()

const keys = ['east', 'north', 'west']
const place = { miniappId: '', fallbackUrl: 'https://jinlin.example' }

beforeAll(async () => {
  await dayTown()
  for (const [at, key] of keys.entries())
    await saveAccount({
      key,
      name: key,
      areaPath: '1509/150902',
      appId: `wx${String(at).repeat(16)}`,
      originalId: 'gh_0123456789ab',
      secret: 'secret',
      token: 'token',
      encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      mode: 'safe',
    })
})

describe('whoever looks after the menus of many accounts', () => {
  it('reads of those that differ only, and of the others how many', async () => {
    await tendMenus(['east', 'west'], true, place)
    const { lines, well } = await tendMenus([], false, place)
    expect(well).toBe(true)
    expect(lines[0]).toBe('north：菜单要改： · the menu of north is to change:')
    expect(lines.slice(1, -1).every((line) => line.startsWith('  + '))).toBe(true)
    expect(lines.at(-1)).toBe('3 个公众号，菜单一样的 2 个。 · 3 accounts; the menus of 2 are as they should be.')
  })

  it('reads one line when all are the same', async () => {
    await tendMenus(['north'], true, place)
    expect(await tendMenus([], false, place)).toEqual({
      lines: ['3 个公众号，菜单一样的 3 个。 · 3 accounts; the menus of 3 are as they should be.'],
      well: true,
    })
  })

  it('is told of a key that no account has, and counts nothing', async () => {
    expect(await tendMenus(['south'], false, place)).toEqual({
      lines: ['没有 south 这个公众号。 · There is no account south.'],
      well: false,
    })
  })
})
