import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it, vi } from 'vitest'
import { callbackRequest } from '../testing/callbackRequest'
import { desk, nextId, plain, safe, say, send, useCallbacks } from './testing/callbacks'

useStores()
useCallbacks()

const breakOff = async () => {
  throw new Error('killed')
}
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const keyOf = (msgId: string, account = 'plain') => `${account}-${msgId}`

describe('what somebody takes back', () => {
  it('never overtakes the words whose handling broke off before', async () => {
    const [words, takenBack] = [nextId(), nextId()]
    desk.answer = breakOff
    await send(plain, callbackRequest(plain, { msgId: words }))
    await WxInboxModel.updateOne({ _id: keyOf(words) }, { $set: { leaseUntil: new Date(0) } })
    desk.answer = say('已撤回')
    const reply = await send(plain, callbackRequest(plain, { msgId: takenBack }))
    expect(await reply.text()).toContain('已撤回')
    expect(desk.handled).toEqual([words, words, takenBack].map((id) => keyOf(id)))
  })

  it('waits until the words before it are through', async () => {
    const [words, takenBack] = [nextId(), nextId()]
    let release = (_: string) => {}
    desk.answer = () => new Promise((done) => (release = done))
    const first = send(plain, callbackRequest(plain, { msgId: words }))
    await vi.waitFor(() => expect(desk.handled).toEqual([keyOf(words)]))
    desk.answer = say('已撤回')
    const second = send(plain, callbackRequest(plain, { msgId: takenBack }))
    await vi.waitFor(async () => expect(await WxInboxModel.countDocuments({ state: 'received' })).toBe(2))
    expect(desk.handled).toEqual([keyOf(words)])
    await pause(200)
    const asked = vi.spyOn(WxInboxModel, 'find')
    await pause(400)
    expect(asked, 'who is waited for in the same process is not asked for again and again').not.toHaveBeenCalled()
    asked.mockRestore()
    release('记下了')
    expect(await (await first).text()).toContain('记下了')
    expect(await (await second).text()).toContain('已撤回')
  })

  it('waits for nobody who writes to another account', async () => {
    const [here, there] = [nextId(), nextId()]
    desk.answer = breakOff
    await send(plain, callbackRequest(plain, { msgId: here }))
    desk.answer = say('您好')
    expect(await (await send(safe, callbackRequest(safe, { msgId: there }))).status).toBe(200)
    expect(desk.handled).toEqual([keyOf(here), keyOf(there, 'safe')])
  })
})
