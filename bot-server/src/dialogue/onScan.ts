import { openDraft } from '@jinlin/backend/inbox/drafts'
import { boundDwelling } from '@jinlin/backend/inbox/placeSaid'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { bindDwelling } from '@jinlin/backend/register/bindDwelling'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { codeUnknown } from '../words/dialogue'
import { homePlace, report } from './report'
import type { Turn } from './turn'

/** Following or scanning: a building's code binds the address; a report that waits for its place takes it. */
export async function onScan(turn: Turn, scene: string | undefined): Promise<string | null> {
  if (!scene) return say.welcome()
  try {
    await bindDwelling(turn.actor, { qr: scene })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return codeUnknown
    throw error
  }
  const user = await UserModel.findById(turn.talk.userId).select('dwellingId').lean()
  const home = await boundDwelling(user?.dwellingId)
  if (!home) return codeUnknown
  const bound = say.bound({ place: home.address })
  const draft = await openDraft(turn.talk)
  const filed = draft && !draft.place ? await report({ ...turn, home }, { place: homePlace(home) }) : null
  return filed ? `${bound}\n${filed}` : bound
}
