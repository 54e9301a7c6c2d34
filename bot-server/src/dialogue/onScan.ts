import { groupOfHome } from '@jinlin/backend/groups/groups'
import type { DraftPlace } from '@jinlin/backend/inbox/DraftModel'
import { openDraft } from '@jinlin/backend/inbox/drafts'
import { boundDwelling } from '@jinlin/backend/inbox/placeSaid'
import { bindDwelling } from '@jinlin/backend/register/bindDwelling'
import { type Doorway, doorwayById, readSign } from '@jinlin/backend/register/entrances'
import * as say from '@jinlin/domain/words/accountMessages'
import { entranceAddress } from '@jinlin/domain/words/groups'
import { codeUnknown } from '../words/dialogue'
import { groupWords } from '../words/groups'
import { groupPage, pageLink } from './pageLink'
import { homePlace, report } from './report'
import type { Turn } from './turn'

/** Following or scanning: a building's code binds the address and offers its group; a report that waits for its place takes it. */
export async function onScan(turn: Turn, scene: string | undefined): Promise<string | null> {
  if (!scene) return say.welcome()
  const read = await readSign(scene)
  if (!read) return codeUnknown
  const [home, doorway] = await Promise.all([boundDwelling(read.dwellingId), doorwayById(read.entranceId)])
  if (!home && !doorway) return codeUnknown
  await bindDwelling(turn.actor, { qr: scene }, turn.now)
  const { group } = await groupOfHome(turn.actor)
  const place = home?.address ?? doorway?.text ?? ''
  const bound = say
    .bound({ place, group: group !== undefined })
    .replace(groupWords.join, pageLink(groupWords.join, groupPage))
  const draft = await openDraft(turn.talk)
  const here = home ? homePlace(home) : doorway && entrancePlace(doorway)
  const filed = draft && !draft.place && here ? await report({ ...turn, ...(home && { home }) }, { place: here }) : null
  return filed ? `${bound}\n${filed}` : bound
}

/** An entrance as the place of a report: its building's point, and its address in words; undefined when nobody has put it on the map. */
export const entrancePlace = ({ building, estateName, number }: Doorway): DraftPlace | undefined => {
  const [lng, lat] = building.point?.coordinates ?? []
  if (lng === undefined || lat === undefined) return undefined
  const text = entranceAddress(estateName, building.number, number)
  return { from: 'home', point: { lng, lat, datum: 'wgs84' }, text }
}
