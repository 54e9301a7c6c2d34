import { addToDraft } from '@jinlin/backend/inbox/drafts'
import { fileDraft } from '@jinlin/backend/inbox/fileDraft'
import { placeSaid } from '@jinlin/backend/inbox/placeSaid'
import type { Emergency } from '@jinlin/domain/understanding/emergency'
import * as say from '@jinlin/domain/words/accountMessages'
import { dutyOfficer } from './dutyOfficer'
import { homePlace } from './report'
import { patienceMs, type Turn } from './turn'

/** The number to dial first; the case is filed at once, with or without a place, and the duty officer is alerted by its priority. */
export async function onEmergency(turn: Turn, { kind, category }: Emergency, words: string): Promise<string | null> {
  const { talk, inbound, now, account, home } = turn
  const place = (await placeSaid(words, account.areaPath, home)) ?? (home && homePlace(home))
  const part = { words, category, ...(place && { place }) }
  const draft = await addToDraft(talk, inbound.key, part, new Date(now.getTime() + patienceMs(turn)), now)
  if (draft.state === 'open') await fileDraft(draft, now)
  const officer = await dutyOfficer(turn)
  return say.emergency({ kind, placeKnown: place !== undefined, ...(officer && { officer: officer.name }) })
}
