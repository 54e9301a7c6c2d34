import { DomainError } from '@jinlin/domain/errors'
import { entranceIdOf } from '@jinlin/domain/groups/home'
import type { Actor } from '@jinlin/domain/people/roles'
import { bindHome, writeHome } from './bindHome'
import { DwellingModel } from './DwellingModel'
import { readSign } from './entrances'

/** Remembers where a person lives, by the code on the wall (an entrance's, or one door's) or a chosen door; `not_found` for what nobody knows. The leader checks it at the next visit. */
export async function bindDwelling(
  actor: Actor,
  door: { qr: string } | { dwellingId: string },
  now: Date,
): Promise<void> {
  const read = 'qr' in door ? await readSign(door.qr) : door
  if (!read) throw new DomainError('not_found', { field: 'qr' })
  if (!read.dwellingId && 'entranceId' in read) return bindHome(actor, { entranceId: read.entranceId }, now)
  const found = read.dwellingId ? await DwellingModel.findById(read.dwellingId).lean() : null
  if (!found) throw new DomainError('not_found', { field: 'dwellingId' })
  await writeHome(actor, { entranceId: entranceIdOf(found.buildingId, found.entrance), dwellingId: found._id }, now)
}
