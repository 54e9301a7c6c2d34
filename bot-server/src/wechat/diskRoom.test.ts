import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { diskLeft } from '@jinlin/backend/testing/diskLeft'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { callbackRequest } from '../testing/callbackRequest'
import { desk, nextId, plain, say, send, useCallbacks } from './testing/callbacks'

useStores()
useCallbacks()
afterEach(async () => {
  await diskLeft(1)
  vi.restoreAllMocks()
})

describe('a message to the account', () => {
  it('is answered while there is room for reports', async () => {
    await diskLeft(0.03)
    desk.answer = say('已上报')
    expect(await (await send(plain, callbackRequest(plain, { msgId: nextId() }))).text()).toContain('已上报')
  })

  it('is not acknowledged when the disk of the store is full: the line breaks, and WeChat comes again', async () => {
    const msgId = nextId()
    const request = callbackRequest(plain, { msgId })
    await diskLeft(0.01)
    await expect(send(plain, request)).rejects.toThrow()
    expect(await WxInboxModel.countDocuments({ _id: `plain-${msgId}` })).toBe(0)
    await diskLeft(0.5)
    desk.answer = say('到了')
    expect(await (await send(plain, request)).text()).toContain('到了')
  })
})
