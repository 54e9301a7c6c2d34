import { DomainError } from '@jinlin/domain/errors'
import { describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { addToDraft } from './addToDraft'
import { DraftClosed } from './DraftClosed'
import { DraftModel } from './DraftModel'
import type { Talk } from './drafts'
import { draftsOf } from './draftsTogether'

useStores()

const now = new Date('2026-03-02T02:00:00Z')
const opening = { wakeAt: new Date(now.getTime() + 600_000), asksPlace: () => true }
const talkOf = (openid: string): Talk => ({
  accountKey: 'main',
  openid,
  userId: openid,
  drafts: () => draftsOf({ accountKey: 'main', openid }),
})
const stored = (openid: string) => DraftModel.find({ openid }).lean()

describe('what a person says', () => {
  it('opens a report, and notes with it that its answer asks for the place', async () => {
    const opened = await addToDraft(talkOf('o1'), 'm1', { words: '路灯不亮' }, opening, now)
    expect(opened).toMatchObject({ _id: 'm1', state: 'open', words: ['路灯不亮'], askedBy: 'm1', seen: ['m1'] })
    expect(await stored('o1')).toMatchObject([opened])
  })

  it('joins the open one, and comes back as it stands in the store', async () => {
    await addToDraft(talkOf('o2'), 'm2', { words: '路灯不亮' }, opening, now)
    const place = { from: 'said' as const, text: '3 号楼' }
    const joined = await addToDraft(talkOf('o2'), 'm3', { words: '两盏', attachmentId: 'a', place }, opening, now)
    expect(joined).toMatchObject({
      words: ['路灯不亮', '两盏'],
      attachmentIds: ['a'],
      place,
      seen: ['m2', 'm3'],
      letters: 8,
    })
    expect(await stored('o2')).toMatchObject([joined])
  })

  it('counts once, however often the same message comes', async () => {
    for (const _ of [1, 2, 3]) await addToDraft(talkOf('o3'), 'm4', { words: '路灯不亮' }, opening, now)
    expect((await stored('o3')).map(({ words }) => words)).toEqual([['路灯不亮']])
  })

  it('loses nothing when a file arrives between reading and writing', async () => {
    await addToDraft(talkOf('o4'), 'm5', { words: '路灯不亮' }, opening, now)
    const before = await draftsOf(talkOf('o4'))
    await DraftModel.updateOne({ _id: 'm5' }, { $addToSet: { attachmentIds: 'late' } })
    const asRead = { ...talkOf('o4'), drafts: async () => before }
    const joined = await addToDraft(asRead, 'm6', { words: '两盏' }, opening, now)
    expect(joined).toMatchObject({ words: ['路灯不亮', '两盏'], attachmentIds: ['late'] })
  })

  it('is understood anew when the open one was filed between reading and writing', async () => {
    await addToDraft(talkOf('o5'), 'm7', { words: '路灯不亮' }, opening, now)
    const before = await draftsOf(talkOf('o5'))
    await DraftModel.updateOne({ _id: 'm7' }, { $set: { state: 'filed' } })
    const asRead = { ...talkOf('o5'), drafts: async () => before }
    await expect(addToDraft(asRead, 'm8', { words: '两盏' }, opening, now)).rejects.toBeInstanceOf(DraftClosed)
    expect((await stored('o5')).map(({ seen }) => seen)).toEqual([['m7']])
  })

  it('makes one report of two messages that open it at the same moment', async () => {
    const fresh = { ...talkOf('o6'), drafts: async () => [] }
    await Promise.all(['m9', 'm10'].map((key) => addToDraft(fresh, key, { words: key }, opening, now)))
    const [draft, ...others] = await stored('o6')
    expect([draft?.words.toSorted(), others]).toEqual([['m10', 'm9'], []])
  })

  it('is refused whole when it does not fit, and the report stays', async () => {
    await addToDraft(talkOf('o7'), 'm11', { words: '很'.repeat(6000) }, opening, now)
    const long = addToDraft(talkOf('o7'), 'm12', { words: '很'.repeat(6000) }, opening, now)
    await expect(long).rejects.toEqual(new DomainError('words_too_long', { limit: 10_000 }))
    expect((await stored('o7')).map(({ seen }) => seen)).toEqual([['m11']])
  })
})
