import { moveCase } from '@jinlin/backend/cases/moveCase'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { ownCaseMovedBy } from '@jinlin/backend/inbox/ownCases'
import { mostLetters, refuseLonger } from '@jinlin/backend/inbox/wordLimits'
import * as say from '@jinlin/domain/words/accountMessages'
import { doneOnes, notSolved } from './rate'
import { mattersOf, openStates } from './target'
import type { Turn } from './turn'
import { urge } from './urge'
import { whichText } from './which'

/** 「解决了」: closes what waits for the person's word, of several the one they choose; of what is still under way it is news for whoever has it. Null = there is nothing it could be about. */
export async function solved(turn: Turn, words: string, number?: string): Promise<string | null> {
  const [found, ...others] = await doneOnes(turn, number, ['resolved'])
  if (found && others.length > 0) return whichText(turn, 'solved', [found, ...others])
  const again = found?.timeline.some(({ commandId }) => commandId === turn.inbound.key)
  if (!found || (found.state !== 'resolved' && !again)) return noteOpen(turn, words)
  await moveCase(turn.actor, found._id, 'confirm', {}, turn.now, { commandId: turn.inbound.key })
  return say.confirmed({ number: found.number })
}

/** 「没解决」: opens what was done again; what is still under way is urged. */
export const stillNotSolved = async (turn: Turn, number?: string): Promise<string | null> =>
  (await notSolved(turn, number)) ?? ((await mattersOf(turn, openStates)).length > 0 ? urge(turn, number) : null)

/** 「还是不亮」: opens what waits for the person's word again; of what is under way it is a note. Null = it is a report, or more for the one in the making. */
export async function still(turn: Turn, words: string): Promise<string | null> {
  if (openOne(await turn.talk.drafts())) return null
  const [found] = await doneOnes(turn, undefined, ['resolved'])
  return found ? notSolved(turn) : noteOpen(turn, words)
}

async function noteOpen(turn: Turn, words: string): Promise<string | null> {
  const { actor, inbound, now, talk } = turn
  const commandId = `${inbound.key}-note`
  const found = (await ownCaseMovedBy(talk.userId, commandId)) ?? (await mattersOf(turn, openStates))[0]
  if (!found) return null
  refuseLonger(words, mostLetters.note)
  await moveCase(actor, found._id, 'add_note', { note: words }, now, { commandId })
  return say.addedTo({ number: found.number })
}
