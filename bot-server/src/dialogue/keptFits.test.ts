import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { mostReplyBytes } from '../wechat/replyXml'
import { chat, person, start, useChats } from './testing/chats'

useStores()
useChats()

const nothingOpen = '您现在没有在办的事项。有事直接发给我。'
/** A late answer of so many Han letters, kept for this person. */
const keep = (userId: string, id: string, letters: number, minute: number) =>
  NotificationModel.collection.insertOne({
    _id: id,
    userId,
    caseId: '',
    seq: 0,
    text: id.at(-1)?.repeat(letters),
    priority: 5,
    state: 'kept',
    at: new Date(start.getTime() + minute),
    dueAt: start,
    attempts: 1,
  } as never)
const waitingFor = async (userId: string) =>
  (await NotificationModel.find({ userId, state: 'kept' }).sort({ at: 1 }).lean()).map(({ _id }) => _id)

describe('late answers in front of the next one', () => {
  it('are no more than fit: what is marked as said was said whole, the rest comes with the reply after', async () => {
    await person('patient')
    const say = chat('o-patient')
    for (const [at, id] of ['p-甲', 'p-乙', 'p-丙'].entries()) await keep('patient', id, 300, at)
    const first = await say('查询')
    expect(Buffer.byteLength(first ?? '')).toBeLessThanOrEqual(mostReplyBytes)
    expect(first).toBe(['甲'.repeat(300), '乙'.repeat(300), nothingOpen].join('\n\n'))
    expect(await waitingFor('patient')).toEqual(['p-丙'])
    expect(await say('查询')).toBe(['丙'.repeat(300), nothingOpen].join('\n\n'))
  })

  it('may be so long that the answer alone has room: then it is said whole, and shorter ones are not held up', async () => {
    await person('reader')
    const say = chat('o-reader')
    await keep('reader', 'r-长', 670, 0)
    await keep('reader', 'r-短', 20, 1)
    expect(await say('查询')).toBe(['短'.repeat(20), nothingOpen].join('\n\n'))
    expect(await waitingFor('reader')).toEqual(['r-长'])
  })
})
