import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { guardWrite } from '../infra/guardWrite'
import { UserModel } from '../people/UserModel'
import { DwellingModel } from './DwellingModel'

/** Remembers where a person lives, by the sign's code or a chosen door; `not_found` for a door nobody knows. The leader checks it at the next visit. */
export const bindDwelling = async (actor: Actor, door: { qr: string } | { dwellingId: string }): Promise<void> => {
  const filter = 'qr' in door ? { qr: door.qr } : { _id: door.dwellingId }
  const dwelling = await DwellingModel.findOne(filter, { _id: 1 }).lean()
  if (!dwelling) throw new DomainError('not_found', { field: 'qr' in door ? 'qr' : 'dwellingId' })
  await guardWrite(() => UserModel.updateOne({ _id: actor.userId }, { $set: { dwellingId: dwelling._id } }))
}
