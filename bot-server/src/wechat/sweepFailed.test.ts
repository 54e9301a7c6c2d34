import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { logger } from '@jinlin/backend/infra/logger'
import { metrics } from '@jinlin/backend/infra/metrics'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { keptFor } from '@jinlin/backend/notifications/news'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { person, start, useChats } from '../dialogue/testing/chats'
import { sweepInbox } from './inboxSweep'
import { sweepFailed } from './sweepFailed'

useStores()
useChats()

/** A message whose handling has broken at every try but the last, which breaks now. */
async function breaks(openid: string, content: InboundContent) {
  const key = `safe-${openid}`
  const inbound = { key, accountKey: 'safe', openid, sentAt: start, content }
  const lease = { leaseBy: 'gone', leaseUntil: start, tries: 5 }
  await WxInboxModel.create([{ _id: key, state: 'received', inbound, receivedAt: start, ...lease }])
  await sweepInbox(
    () => start,
    async () => {
      throw new Error('it always breaks')
    },
  )
}
const told = (pattern: RegExp) => NotificationModel.find({ _id: pattern }).lean()
const counted = async (kind: string) =>
  (await metrics.messagesLeft.get()).values.find(({ labels }) => labels.kind === kind)?.value ?? 0

describe('a message that no try could handle', () => {
  afterEach(() => vi.restoreAllMocks())

  it('is shown to the duty officer with its words, its writer hears so, and both once', async () => {
    await person('broken', 'd1')
    await breaks('o-broken', { kind: 'text', text: '路灯不亮' })
    await Promise.all([sweepFailed(start), sweepFailed(start)])
    await sweepFailed(start)
    const marks = await told(/^left-safe-o-broken-/)
    expect(marks.map(({ text, quiet }) => [text, quiet])).toEqual([
      ['公众号「12111」：何** 今天 14:20 发的文字没能自动处理：「路灯不亮」，请联系。', true],
    ])
    const words = await told(/^safe-o-broken-left$/)
    expect(words.map(({ userId, text }) => [userId, text])).toEqual([
      ['broken', '您今天 14:20 发的这条没处理好。\n已请值班的人看，也可以再发一次。'],
    ])
  })

  it('lets the news its reply was to bring wait for the next reply', async () => {
    await person('waits', 'd1')
    const row = { _id: 'n-waits', userId: 'waits', caseId: '', seq: 1, text: '王** 已接单。', priority: 1, at: start }
    await NotificationModel.create([{ ...row, dueAt: start, attempts: 0, state: 'kept' }])
    const said = async (key: string) => (await keptFor('waits', start, { key })).map(({ _id }) => _id)
    expect(await said('safe-o-waits')).toEqual(['n-waits'])
    await breaks('o-waits', { kind: 'text', text: '路灯不亮' })
    await sweepFailed(start)
    expect([await said('safe-next'), await said('safe-after')]).toEqual([['n-waits'], []])
  })

  it('is counted and logged, without who wrote it and what', async () => {
    await person('logged', 'd1')
    const lines = vi.spyOn(logger, 'error')
    const before = await counted('voice')
    await breaks('o-logged', { kind: 'voice', mediaId: 'v', format: 'amr', recognition: '电梯坏了' })
    await sweepFailed(start)
    expect((await counted('voice')) - before).toBe(1)
    const said = lines.mock.calls.filter(([, text]) => text === 'a message was given up')
    expect(said.map(([fields]) => fields)).toEqual([{ key: 'safe-o-logged', kind: 'voice', account: 'safe' }])
  })

  it('is for nobody to read when it is a tap: only the operators see it', async () => {
    await person('tapping', 'd1')
    const before = await counted('menu')
    await breaks('o-tapping', { kind: 'menu', key: 'my_cases' })
    await sweepFailed(start)
    expect((await counted('menu')) - before).toBe(1)
    expect(await told(/tapping/)).toEqual([])
  })

  it('is shown as soon as that can be done; after ten minutes in vain it is for the operators alone', async () => {
    await person('homeless', 'd1')
    await breaks('o-homeless', { kind: 'image', mediaId: 'm' })
    await person('waiting', 'd1')
    await breaks('o-waiting', { kind: 'image', mediaId: 'm' })
    const away = vi.spyOn(NotificationModel, 'create').mockRejectedValue(new Error('no primary'))
    const before = await counted('image')
    expect(await sweepFailed(start)).toBe(2)
    expect((await counted('image')) - before).toBe(0)
    await WxInboxModel.updateOne({ _id: 'safe-o-homeless' }, { $set: { 'inbound.sentAt': new Date(0) } })
    await sweepFailed(start)
    expect((await counted('image')) - before).toBe(1)
    away.mockRestore()
    await sweepFailed(start)
    expect((await counted('image')) - before).toBe(2)
    expect([await told(/homeless/), (await told(/waiting/)).length]).toEqual([[], 2])
  })
})
