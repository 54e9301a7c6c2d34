import { diskLeft } from '@jinlin/backend/testing/diskLeft'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sweepMedia } from '../wechat/sweepMedia'
import { caseOf, chat, minutes, person, start, useChats } from './testing/chats'

useStores()
useChats()
afterEach(async () => {
  await diskLeft(1)
  vi.restoreAllMocks()
})

describe('a picture sent while the disk of the store has no room for it', () => {
  it('makes a case all the same, stays at WeChat, and is attached when there is room', async () => {
    await person('patient', 'd1')
    await diskLeft(0.09)
    expect(await chat('o-patient')({ kind: 'image', mediaId: 'm' })).toMatch(/^收到，已上报/)
    await sweepMedia(() => new Date(start.getTime() + minutes(2)))
    expect((await caseOf('patient')).attachments).toEqual([])
    await diskLeft(0.5)
    await sweepMedia(() => new Date(start.getTime() + minutes(30)))
    expect((await caseOf('patient')).attachments).toMatchObject([{ kind: 'photo', by: 'patient' }])
  })
})
