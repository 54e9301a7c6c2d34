import { groupOfHome } from '@jinlin/backend/groups/groups'
import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { boundDwelling } from '@jinlin/backend/inbox/placeSaid'
import { bindDwelling } from '@jinlin/backend/register/bindDwelling'
import { doorwayById, readSign } from '@jinlin/backend/register/entrances'
import * as say from '@jinlin/domain/words/accountMessages'
import { codeUnknown } from '../words/dialogue'
import { groupWords } from '../words/groups'
import { entrancePlace, homePlace } from './homePlace'
import { groupPage, pageLink } from './pageLink'
import { report } from './report'
import type { Turn } from './turn'

/** Following or scanning: a building's code binds the address and offers its group; a report that waits for its place takes it. */
export async function onScan(turn: Turn, scene: string | undefined): Promise<string | null> {
  const read = scene ? await readSign(scene) : undefined
  if (!scene || !read) return notASign(turn)
  const [home, doorway] = await Promise.all([boundDwelling(read.dwellingId), doorwayById(read.entranceId)])
  if (!home && !doorway) return notASign(turn)
  await bindDwelling(turn.actor, { qr: scene }, turn.now)
  const { group } = await groupOfHome(turn.actor)
  const place = home?.address ?? doorway?.address ?? ''
  const bound = say
    .bound({ place, group: group !== undefined })
    .replace(groupWords.join, pageLink(groupWords.join, groupPage))
  const draft = openOne(await turn.talk.drafts())
  const here = home ? homePlace(home) : doorway && entrancePlace(doorway)
  const filed = draft && !draft.place && here ? await report({ ...turn, ...(home && { home }) }, { place: here }) : null
  return filed ? `${bound}\n${filed}` : bound
}

/** A poster's or another account's code leads somebody here for the first time: they are welcome all the same. */
const notASign = ({ inbound, account }: Turn): string =>
  inbound.content.kind === 'follow' ? (account.welcome ?? say.welcome()) : codeUnknown
