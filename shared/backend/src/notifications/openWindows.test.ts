import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetEnv, serverEnv } from '../infra/env'
import { redis } from '../infra/stores'
import { useStores } from '../testing/useStores'
import { ClosedChannelModel } from './ClosedChannelModel'
import { forgetClosed } from './closedChannels'
import { noteInbound, windowOf } from './customerWindow'
import { keptBecause } from './keptBecause'
import { SubscriptionModel } from './SubscriptionModel'
import { sendNotification } from './sendNotification'
import { noteConsent } from './subscriptions'
import { aNews, later, now, rowOf, useChannels } from './testing/channelWorld'
import { platform } from './testing/platform'

useStores()
useChannels()

const write = () => noteInbound('service', 'o-service', 'message', now)
const apis = () => platform.arrived.map(({ api }) => api)

describe('for a person whose window is open', () => {
  beforeEach(async () => {
    await noteConsent({ appId: 'wxmini', openid: 'o-mini', templateId: 'M' }, true, 'k', now)
    await write()
  })
  afterEach(() => vi.restoreAllMocks())

  it('nobody asks what they allow, nor whether a template rests', async () => {
    forgetClosed()
    const allowed = vi.spyOn(SubscriptionModel, 'find')
    const rests = vi.spyOn(ClosedChannelModel, 'findById')
    const row = await aNews()
    expect(await keptBecause(row, later(1))).toBeUndefined()
    expect(await sendNotification(row._id, later(1))).toBe('sent')
    expect(allowed).not.toHaveBeenCalled()
    // the number of the day, and whether our address may fetch a token at all
    const asked = rests.mock.calls.map(([way]) => way)
    expect(asked).toEqual(['wxservice|customer', 'wxservice|address'])
    expect(apis()).toEqual(['custom/send'])
  })

  it('it is asked only when WeChat says that the window is shut after all', async () => {
    platform.next = (api) => (api === 'custom/send' ? 45015 : api === 'template/send' ? 43004 : 0)
    const row = await aNews()
    expect(await sendNotification(row._id, later(1))).toBe('sent')
    expect(apis()).toEqual(['subscribe/send'])
  })
})

describe('more news in a second than the pace allows', () => {
  beforeEach(async () => {
    // the turns the tests before have taken are not those of a slow pace
    await redis().del(`${serverEnv().BULL_PREFIX}:pace:wxservice`)
    process.env.WECHAT_CALLS_PER_SECOND = '1'
    forgetEnv()
  })
  afterEach(() => {
    delete process.env.WECHAT_CALLS_PER_SECOND
    forgetEnv()
  })

  it('waits, which counts as no try and costs nothing of the window; then it goes, once', async () => {
    await write()
    const rows = [await aNews(), await aNews(), await aNews()]
    const states = []
    for (const { _id } of rows) states.push(await sendNotification(_id, later(1)))
    expect(states).toEqual(['sent', 'sent', 'pending'])
    const waiting = await rowOf(rows[2]!)
    expect(waiting).toMatchObject({ state: 'pending', attempts: 0, dueAt: later(2) })
    expect((await windowOf('service', 'o-service'))?.messageLeft).toBe(3)
    await vi.waitFor(async () => expect(await sendNotification(waiting._id, later(3))).toBe('sent'), {
      timeout: 5000,
      interval: 300,
    })
    expect(platform.arrived).toHaveLength(3)
  })
})
