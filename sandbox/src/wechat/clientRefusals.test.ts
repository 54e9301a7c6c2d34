import { endOfDay, isClosed, openAgain } from '@jinlin/backend/notifications/closedChannels'
import { useStores } from '@jinlin/backend/testing/useStores'
import { whileBusy } from '@jinlin/backend/wechat/callGuard'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { describe, expect, it } from 'vitest'
import { calls, control, useClient, world } from './testing/clientWorld'

useStores()
useClient()

describe('a refusal', () => {
  it('keeps its number: window used up, person gone', async () => {
    await control('clock', { advanceMs: 49 * 3_600_000 })
    await expect(world.client.sendText('main-0', 'x')).rejects.toMatchObject({ errcode: 45015, maybeDone: false })
    await expect(world.client.sendText('nobody', 'x')).rejects.toMatchObject({ errcode: 40003 })
    await control('reset', {})
  })

  it('says when nobody knows whether a message went out', async () => {
    await control('errors', { api: 'custom/send', cut: true, times: 1 })
    await expect(world.client.sendText('main-0', 'x')).rejects.toMatchObject({ errcode: 0, maybeDone: true })
    await control('errors', { api: 'custom/send', status: 502, times: 1 })
    await expect(world.client.sendText('main-0', 'x')).rejects.toMatchObject({ errcode: 0, maybeDone: true })
  })

  it('never holds a secret or a token', async () => {
    const failures: unknown[] = []
    for (const fault of [{ cut: true }, { status: 500 }, { code: 40001 }, { code: 45009 }]) {
      await control('errors', { api: '/send', times: 2, ...fault })
      await world.client.sendText('main-0', 'x').catch((error: unknown) => failures.push(error))
      await control('reset', {})
    }
    const wrong = (await fetch(`${world.fake.url}/sns/jscode2session`)).status
    expect(wrong).toBe(200)
    await (await wechatFor('wx_mini')).jscode2session('none').catch((error: unknown) => failures.push(error))
    expect(failures).toHaveLength(5)
    for (const failure of failures) {
      const shown = `${String(failure)} ${(failure as Error).stack} ${JSON.stringify(failure)}`
      expect(shown).not.toMatch(/very-secret|mini-secret|access_token|fake_[\w]{20}|wx_main/)
    }
  })

  it('of a media id is an error, not a picture', async () => {
    await expect(world.client.mediaGet('none')).rejects.toBeInstanceOf(WechatError)
  })
})

describe('a call of an API whose number for the day is used up', () => {
  const menu = { button: [{ type: 'click', name: '我的', key: 'my' }] }
  const made = async () => (await calls('/cgi-bin/menu/create')).length

  it('is not made again before midnight in Beijing; other calls go on', async () => {
    await world.client.createMenu(menu)
    await control('quota', { accountKey: 'main', path: '/cgi-bin/menu/create', left: 0 })
    await expect(world.client.createMenu(menu)).rejects.toMatchObject({ errcode: 45009, maybeDone: false })
    const before = await made()
    await expect(world.client.createMenu(menu)).rejects.toMatchObject({ errcode: 45009 })
    expect(await made()).toBe(before)
    await expect(world.client.getMenu()).resolves.toBeDefined()
    const way = 'wx_main|/cgi-bin/menu/create'
    const midnight = endOfDay(new Date())
    expect(await isClosed(way, new Date(midnight.getTime() - 1))).toBe(true)
    expect(await isClosed(way, midnight)).toBe(false)
    await control('reset', {})
    await openAgain(way)
    await world.client.createMenu(menu)
    expect(await made()).toBe(before + 1)
  })
})

describe('a call that WeChat is too busy for', () => {
  it('is made again after a second where that changes nothing', async () => {
    await control('errors', { api: 'menu/get', code: -1, times: 1 })
    await expect(world.client.getMenu()).resolves.toBeDefined()
  })

  it('is not made again where it sends something', async () => {
    await control('errors', { api: 'template/send', code: -1, times: 1 })
    const before = (await calls('/cgi-bin/message/template/send')).length
    await expect(world.client.call('/cgi-bin/message/template/send', {})).rejects.toMatchObject({ errcode: -1 })
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
