import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { person, useChats } from './testing/chats'
import { playTranscript } from './testing/playTranscript'
import { beginDay } from './testing/stageDirections'
import { transcripts } from './testing/transcripts'

useStores()
useChats()

// Whoever had something to do in one conversation has nothing left to do in the next.
afterEach(() =>
  CaseModel.updateMany({}, { $set: { state: 'withdrawn', wakeAt: null }, $unset: { near: 1, assignee: 1, offer: 1 } }),
)

beforeEach(beginDay)

describe('what the account says', () => {
  it('is played for each of the 25 situations', () => {
    expect([...new Set(transcripts.map(({ row }) => row))].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 25 }, (_, at) => at + 1),
    )
  })

  it.each(transcripts.map((each, at) => ({ ...each, key: `talk${at}` })))('$row · $name', async (transcript) => {
    const { key, bound, lines } = transcript
    await person(key, bound ? 'd1' : undefined)
    await person(`${key}-next`)
    await playTranscript(key, lines)
  })
})
