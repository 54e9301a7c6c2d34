import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { WaitingMediaModel } from '@jinlin/backend/inbox/WaitingMediaModel'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it } from 'vitest'
import { sweepMedia } from '../wechat/sweepMedia'
import { caseOf, chat, minutes, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()

const at = (minute: number) => new Date(start.getTime() + minutes(minute))
const image = (mediaId = 'm') => ({ kind: 'image', mediaId }) as const
const voice = (recognition?: string) =>
  ({ kind: 'voice', mediaId: 'v', format: 'amr', ...(recognition && { recognition }) }) as const
const waiting = (userId: string) => WaitingMediaModel.countDocuments({ userId })
/** Everybody at once, at that minute. */
const sweep = (minute: number) => sweepMedia(() => at(minute))
/** Now and again until that minute. */
async function sweepUntil(last: number) {
  for (let minute = 1; minute <= last; minute += 240) await sweep(minute)
}
const toldOf = async (userId: string) =>
  (await NotificationModel.find({ userId, _id: /-media$/ }).lean()).map(({ text }) => text)

describe('a picture or voice that WeChat does not hand over now', () => {
  afterEach(async () => {
    world.trouble = undefined
    await WaitingMediaModel.deleteMany({})
  })

  it('makes a case all the same, and is attached when WeChat is there again', async () => {
    await person('eager', 'd1')
    world.trouble = 'broken'
    expect(await chat('o-eager')(image())).toMatch(/^收到，已上报/)
    expect((await caseOf('eager')).attachments).toEqual([])
    await sweep(1)
    expect(await waiting('eager')).toBe(1)
    world.trouble = undefined
    await sweep(1.5)
    expect((await caseOf('eager')).attachments).toEqual([])
    await Promise.all([sweep(3), sweep(3)])
    expect((await caseOf('eager')).attachments).toMatchObject([{ kind: 'photo', by: 'eager' }])
    expect([await waiting('eager'), await toldOf('eager')]).toEqual([0, []])
  })

  it('is in the report in the making, which is filed with it', async () => {
    await person('maker')
    const say = chat('o-maker')
    world.trouble = 'broken'
    expect(await say(image())).toMatch(/^收到：照片。在哪里？/)
    world.trouble = undefined
    await sweep(1)
    expect(await say(position(250, 220), 2)).toMatch(/已上报/)
    expect((await caseOf('maker')).attachments).toHaveLength(1)
  })

  it('keeps a report without words from being dropped', async () => {
    await person('mute')
    world.trouble = 'broken'
    await chat('o-mute')(image())
    await sweepDrafts(at(11), 100)
    world.trouble = undefined
    await sweep(12)
    expect(await caseOf('mute')).toMatchObject({ unsorted: 'photo', attachments: [{ kind: 'photo' }] })
  })

  it('follows a fresh case into it', async () => {
    await person('adder', 'd1')
    const say = chat('o-adder')
    await say('路灯不亮')
    world.trouble = 'broken'
    expect(await say(image(), 1)).toMatch(/^已加到/)
    world.trouble = undefined
    await sweep(2)
    expect((await caseOf('adder')).attachments).toHaveLength(1)
  })

  it('never holds up the words that were spoken, and an emergency does not even wait', async () => {
    const usual = world.media
    world.media = Buffer.from('#!AMR\n12345678')
    world.trouble = 'silent'
    await person('speaker', 'd1')
    const asked = performance.now()
    expect(await chat('o-speaker')(voice('健身器材坏了'))).toMatch(/^(已上报|邻居)/)
    expect(performance.now() - asked).toBeLessThan(4500)
    expect(await caseOf('speaker')).toMatchObject({ words: '健身器材坏了', attachments: [] })
    await person('scared', 'd1')
    const cried = performance.now()
    expect(await chat('o-scared')(voice('煤气漏了'))).toMatch(/^先到室外，再打 119/)
    expect(performance.now() - cried).toBeLessThan(2000)
    world.trouble = undefined
    await sweep(2)
    for (const key of ['speaker', 'scared'])
      expect((await caseOf(key)).attachments, key).toMatchObject([{ kind: 'voice' }])
    world.media = usual
  })

  it('is given up after three days, and its sender told once', async () => {
    await person('unlucky', 'd1')
    world.trouble = 'broken'
    await chat('o-unlucky')(image())
    await sweepUntil(3 * 1440 - 31)
    expect([await waiting('unlucky'), await toldOf('unlucky')]).toEqual([1, []])
    await Promise.all([sweep(3 * 1440 + 1), sweep(3 * 1440 + 1)])
    await sweep(3 * 1440 + 40)
    expect(await waiting('unlucky')).toBe(0)
    expect(await toldOf('unlucky')).toEqual([
      expect.stringMatching(/^您 \d+ 月 \d+ 日 14:20 发的照片没取到。\n还用得上的话，请再发一次。$/),
    ])
  })

  it('is asked for again at once when WeChat does not know it, and words that were spoken count', async () => {
    await person('stranger', 'd1')
    const say = chat('o-stranger')
    world.trouble = 'unknown'
    expect(await say(image())).toBe('这条没收到，换成照片或语音再发一次。')
    expect(await say(voice('噪音扰民太吵了'))).toMatch(/^(已上报|邻居)/)
    expect(await waiting('stranger')).toBe(0)
  })

  it('is forgotten with the report that was taken back', async () => {
    await person('waverer')
    const say = chat('o-waverer')
    world.trouble = 'broken'
    await say(image())
    await say('撤销', 1)
    world.trouble = undefined
    await sweep(2)
    expect([await waiting('waverer'), await caseOf('waverer')]).toEqual([0, undefined])
  })
})
