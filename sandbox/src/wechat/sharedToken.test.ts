import { forgetClosed, openAgain } from '@jinlin/backend/notifications/closedChannels'
import { useStores } from '@jinlin/backend/testing/useStores'
import { shutOutApps } from '@jinlin/backend/wechat/shutOut'
import { forgetTokens } from '@jinlin/backend/wechat/tokenStore'
import { WechatTokenModel } from '@jinlin/backend/wechat/WechatTokenModel'
import { describe, expect, it } from 'vitest'
import { calls, control, people, texts, useClient, world } from './testing/clientWorld'

useStores()
useClient()

describe('the token that all processes share', () => {
  it('is fetched once when many send from the cold', async () => {
    await Promise.all(people.map((one, n) => world.client.sendText(one.accountOpenids.main, `冷 ${n}`)))
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(1)
    expect(await calls('/cgi-bin/message/custom/send')).toHaveLength(20)
  })

  it('is refreshed once for all when WeChat refuses it, and every message arrives once', async () => {
    const before = (await calls('/cgi-bin/stable_token')).length
    const sent = (await texts()).length
    await control('revoke_token', { accountKey: 'main' })
    await Promise.all(people.map((one, n) => world.client.sendText(one.accountOpenids.main, `新 ${n}`)))
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(before + 1)
    expect(await texts()).toHaveLength(sent + 1)
  })

  it.each([40001, 42001, 40014])('is replaced after %i, once', async (code) => {
    await control('errors', { api: 'menu/create', code, times: 1 })
    await control('clock', { advanceMs: 31_000 })
    await world.client.createMenu({ button: [{ type: 'click', name: '我的', key: 'my' }] })
    await control('errors', { api: 'menu/create', code, times: 2 })
    await control('clock', { advanceMs: 31_000 })
    await expect(world.client.createMenu({ button: [] })).rejects.toMatchObject({ errcode: code })
  })

  it('is taken from the store by a process that starts later', async () => {
    await world.client.sendText('main-1', '热')
    const before = (await calls('/cgi-bin/stable_token')).length
    forgetTokens()
    await world.client.sendText('main-1', '还热')
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(before)
  })
})

describe('a server whose address is not on the app’s list', () => {
  it('asks once and not again for a minute, says so in its health, and is back when a person has put it there', async () => {
    await control('listed', { accountKey: 'main', listed: false })
    await WechatTokenModel.deleteMany({})
    const before = (await calls('/cgi-bin/stable_token')).length
    const refused = { errcode: 40164, maybeDone: false }
    await expect(world.client.sendText('main-2', 'x')).rejects.toMatchObject({ ...refused, seenFrom: '127.0.0.1' })
    for (let n = 0; n < 5; n += 1) await expect(world.client.getMenu()).rejects.toMatchObject(refused)
    expect(await calls('/cgi-bin/stable_token')).toHaveLength(before + 1)
    expect(await shutOutApps(new Date())).toEqual(['wx_main'])
    await control('listed', { accountKey: 'main' })
    await openAgain('wx_main|address')
    forgetClosed()
    await world.client.sendText('main-2', '又行了')
  })
})
