import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it } from 'vitest'
import { caseOf, chat, minutes, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()

const voice = (format: string) => ({ kind: 'voice', mediaId: 'v', format }) as const
const speex = Buffer.concat([Buffer.from('Speex   1.2rc1'), Buffer.alloc(66)])
const unopened = '语音我打不开，请打字说一句是什么事。'
const notesOn = async (key: string) =>
  (await caseOf(key)).timeline.filter(({ command }) => command === 'add_note').map(({ note }) => note)
let usual: Buffer

describe('who speaks to the account', () => {
  afterEach(() => {
    world.media = usual ?? world.media
  })
  const hands = (bytes: Buffer) => {
    usual ??= world.media
    world.media = bytes
  }

  it('is heard in Speex as in AMR', async () => {
    await person('speex', 'd1')
    hands(speex)
    expect(await chat('o-speex')(voice('speex'))).toMatch(/^收到，已上报/)
    expect(await caseOf('speex')).toMatchObject({ unsorted: 'voice', attachments: [{ kind: 'voice' }] })
  })

  it('in a way nobody can open is a report all the same, and is told so; whoever has it reads why nothing can be heard', async () => {
    await person('strange', 'd1')
    hands(Buffer.from('\x02#!SILK_V3 and more'))
    const say = chat('o-strange')
    for (const _ of [1, 2])
      expect(await say(voice('silk'), 0, 'safe-strange')).toMatch(new RegExp(`^收到，已上报[^]+\n${unopened}$`))
    expect(await caseOf('strange')).toMatchObject({ unsorted: 'voice', attachments: [], words: '一段打不开的语音' })
    expect(await notesOn('strange')).toEqual(['一段打不开的语音'])
    expect(await say('查询', 1)).toMatch(/^\{号\} 一段打不开的语音：已上报。/)
    expect(await say('路灯不亮', 2)).toMatch(/^已加到/)
    expect(await caseOf('strange')).toMatchObject({ category: 'P0137' })
    expect(await say('查询', 3)).toMatch(/^\{号\} 路灯不亮：已上报。/)
  })

  it('so without a place is asked where, and waits no longer than others', async () => {
    await person('nowhere')
    hands(Buffer.from('????????'))
    const say = chat('o-nowhere')
    expect(await say(voice('silk'))).toMatch(new RegExp(`^收到：语音。在哪里？[^]+\n${unopened}$`))
    await sweepDrafts(new Date(start.getTime() + minutes(10)), 100)
    expect(await caseOf('nowhere')).toMatchObject({ unsorted: 'voice', place: { unknown: true } })
    expect(await notesOn('nowhere')).toEqual(['一段打不开的语音'])
  })

  it('so a moment after a report adds to it', async () => {
    await person('after')
    const say = chat('o-after')
    await say('路灯不亮')
    await say(position(250, 220), 1)
    hands(Buffer.from('????????'))
    expect(await say(voice('silk'), 2)).toBe(`已加到 {号}。\n${unopened}`)
    expect(await notesOn('after')).toEqual(['一段打不开的语音'])
  })

  it('so with words that WeChat heard is understood by them', async () => {
    await person('heard', 'd1')
    hands(Buffer.from('????????'))
    expect(await chat('o-heard')({ ...voice('silk'), recognition: '健身器材坏了' })).toMatch(/^(已上报|邻居)/)
  })
})
