import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { openWindow, windowOf } from '@jinlin/backend/notifications/customerWindow'
import { useStores } from '@jinlin/backend/testing/useStores'
import { expect, it } from 'vitest'
import { answer } from './answer'
import { person, start, useChats } from './testing/chats'

useStores()
useChats()

const seconds = (count: number) => new Date(start.getTime() + count * 1000)
let serial = 0
/** A delivery that WeChat made at one moment and that reached us at another. */
const deliver = (openid: string, content: InboundContent, sentAt: Date, receivedAt: Date) => {
  serial += 1
  return answer({ key: `leaving-${serial}`, accountKey: 'safe', openid, sentAt, content }, receivedAt)
}

it('whoever writes and leaves within the same second is gone, however late the message reached us', async () => {
  await person('brief')
  await deliver('o-brief', { kind: 'text', text: '你好' }, seconds(0), seconds(2))
  expect(await openWindow('safe', 'o-brief', seconds(3))).toBeDefined()
  await deliver('o-brief', { kind: 'unfollow' }, seconds(0), seconds(3))
  expect(await openWindow('safe', 'o-brief', seconds(4))).toBeUndefined()
  expect((await windowOf('safe', 'o-brief'))?.leftAt).toEqual(seconds(0))
})

it('whoever left and came back stays, although the leaving reaches us last', async () => {
  await person('back')
  await deliver('o-back', { kind: 'follow' }, seconds(10), seconds(10))
  await deliver('o-back', { kind: 'unfollow' }, seconds(5), seconds(11))
  expect(await openWindow('safe', 'o-back', seconds(12))).toBeDefined()
})
