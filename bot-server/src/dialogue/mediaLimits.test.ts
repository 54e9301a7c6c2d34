import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { WaitingMediaModel } from '@jinlin/backend/inbox/WaitingMediaModel'
import { serverEnv } from '@jinlin/backend/infra/env'
import { redis } from '@jinlin/backend/infra/stores'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { sweepMedia } from '../wechat/sweepMedia'
import { caseOf, chat, minutes, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()

const full = '已传满 9 张，还有的请用文字说。'
const tooMany = '照片和语音发得太快了，歇一会儿再发。文字照常收。'
const image = (n: number) => ({ kind: 'image', mediaId: `m${n}` }) as const
/** What somebody has used up of an allowance. */
const use = (limit: string, who: string, points: number) =>
  redis().set(`${serverEnv().BULL_PREFIX}:limit-${limit}:${who}`, points, 'EX', 3600)

describe('pictures and voices to the account', () => {
  it('are nine in a report in the making; the tenth is answered, and so are words that are spoken then', async () => {
    await person('album')
    const say = chat('o-album')
    for (let n = 0; n < 9; n += 1) await say(image(n))
    expect(await say(image(9), 1)).toBe(full)
    expect(await Promise.all([10, 11].map((n) => say(image(n), 1)))).toEqual([full, full])
    const spoken = { kind: 'voice', mediaId: 'v', format: 'amr', recognition: '下水道堵了' } as const
    await say(spoken, 1)
    expect(await DraftModel.findOne({ userId: 'album' }).lean()).toMatchObject({ words: ['下水道堵了'] })
    expect(await say(position(250, 220), 2)).toMatch(/^已上报：下水道堵了/)
    expect((await caseOf('album')).attachments).toHaveLength(9)
  })

  it('that come late find the report full: their sender is told', async () => {
    await person('tardy')
    const say = chat('o-tardy')
    world.trouble = 'broken'
    await say(image(0))
    world.trouble = undefined
    for (let n = 1; n <= 9; n += 1) await say(image(n))
    await sweepMedia(() => new Date(start.getTime() + minutes(1)))
    const [told] = await NotificationModel.find({ userId: 'tardy' }).lean()
    expect(told?.text).toBe(`您今天 14:20 发的照片没加上：${full}`)
    expect(await WaitingMediaModel.countDocuments({})).toBe(0)
  })

  it('are thirty in an hour, as over the API: the next is answered and not kept, words go on', async () => {
    await person('hasty', 'd1')
    const say = chat('o-hasty')
    await use('upload', 'hasty', 29)
    expect(await say(image(0))).toMatch(/^收到，已上报/)
    expect(await say(image(1), 1)).toBe(tooMany)
    expect(await say({ kind: 'voice', mediaId: 'v', format: 'amr', recognition: '路灯不亮' }, 1)).toMatch(/^已加到/)
    expect((await caseOf('hasty')).attachments).toHaveLength(1)
  })

  it('are a hundred megabytes in a day', async () => {
    await person('heavy', 'd1')
    await use('uploadKilobytes', 'heavy', 100 * 1024)
    expect(await chat('o-heavy')(image(0))).toBe(tooMany)
    expect(await caseOf('heavy')).toBeUndefined()
  })
})
