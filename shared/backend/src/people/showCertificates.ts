import type { Certificate } from '@jinlin/domain/dispatch/certificates'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'
import { inTransaction } from '../infra/inTransaction'
import { noteDeed } from './audit'
import { type StaffEntry, StaffEntryModel } from './StaffEntryModel'
import { entryInScope } from './staffEntries'

/** Puts down all the papers of a tradesperson, in place of those there were; felt by the next offer. `not_found` outside the actor's scope, `invalid` for a trade the row doesn't have. */
export const showCertificates = async (
  actor: Actor,
  id: string,
  certificates: Certificate[],
  now: Date,
): Promise<StaffEntry> => {
  const { skills } = await entryInScope(actor, id)
  if (certificates.some(({ skill }) => !skills.includes(skill)))
    throw new DomainError('invalid', { field: 'certificates' })
  return inTransaction(async () => {
    const entry = await StaffEntryModel.findOneAndUpdate(
      { _id: id },
      { $set: { certificates } },
      {
        returnDocument: 'after',
      },
    ).lean<StaffEntry>()
    if (!entry) throw new DomainError('not_found')
    if (entry.userId && !entry.endedAt) await carryTo(entry.userId)
    await noteDeed(actor, { action: 'staff.certificates', object: id, fields: ['certificates'] }, now)
    return entry
  })
}

/** What dispatch goes by are the papers of all rows somebody works by. */
async function carryTo(userId: string): Promise<void> {
  const rows = await StaffEntryModel.find({ userId, endedAt: op({ $exists: false }) }).lean<StaffEntry[]>()
  const certificates = rows.flatMap((row) => row.certificates ?? [])
  await StaffModel.updateOne({ _id: userId }, { $set: { certificates } })
}
