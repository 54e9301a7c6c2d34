import { DomainError } from '@jinlin/domain/errors'
import { takesTwo } from '@jinlin/domain/people/leads'
import type { Actor } from '@jinlin/domain/people/roles'
import { inTransaction } from '../infra/inTransaction'
import { noteDeed } from './audit'
import { type StaffEntry, StaffEntryModel } from './StaffEntryModel'
import { entryInScope, waitingEntry } from './staffEntries'

/** Whether whoever this row waits for may be let in: a grant above a community takes a second superior. */
export const isApproved = ({ grant, addedBy, approvedBy }: StaffEntry): boolean =>
  !takesTwo(grant) || (approvedBy !== undefined && approvedBy !== addedBy)

/** The second superior agrees that somebody joins. `not_found` outside the actor's scope, `not_allowed` for whoever put them on the list, `already_joined` when nobody is waited for. Twice is once. */
export const approveEntry = async (actor: Actor, id: string, now: Date): Promise<StaffEntry> => {
  const entry = await entryInScope(actor, id)
  if (entry.addedBy === actor.userId) throw new DomainError('not_allowed')
  return inTransaction(async () => {
    const waiting = { _id: id, ...waitingEntry() }
    const set = { $set: { approvedBy: actor.userId } }
    const approved = await StaffEntryModel.findOneAndUpdate(waiting, set, {
      returnDocument: 'after',
    }).lean<StaffEntry>()
    if (!approved) throw new DomainError('already_joined')
    await noteDeed(actor, { action: 'staff.approve', object: id }, now)
    return approved
  })
}
