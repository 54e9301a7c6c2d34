import { droppedBy } from '@jinlin/backend/inbox/drafts'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { ownCaseMovedBy } from '@jinlin/backend/inbox/ownCases'
import { noteTakenBack } from '@jinlin/backend/inbox/traces'
import { nothingMoved } from '../words/dialogue'
import { justReported } from './freshCase'
import { idle } from './idle'
import type { Turn } from './turn'
import { withdraw } from './withdraw'

/** 「点错了」 takes back what is in the making or was reported a moment ago, as 撤销 does; of anything older only who says 撤销 means it, and is told so. */
export async function mistake(turn: Turn, number?: string): Promise<string | null> {
  if (number || (await isFresh(turn))) return withdraw(turn, number)
  const { talk, inbound, now } = turn
  await noteTakenBack(talk, inbound.key, inbound.sentAt, now)
  return idle(turn, nothingMoved)
}

/** Whether there is something it can be about, or was before this very message took it back. */
async function isFresh(turn: Turn): Promise<boolean> {
  const { talk, inbound } = turn
  if (openOne(await talk.drafts()) || (await justReported(turn))) return true
  return Boolean((await droppedBy(talk, inbound.key)) ?? (await ownCaseMovedBy(talk.userId, inbound.key)))
}
