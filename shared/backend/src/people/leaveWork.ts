import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import { type Role, systemActor } from '@jinlin/domain/people/roles'
import { CaseModel } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { passOffersOn } from '../dispatch/duty'
import { StaffModel } from '../dispatch/StaffModel'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { leftWork } from '../words/people'

/** Everything somebody has in their hands, or only what they took in one role, is handed back by the system. Safe to run again. */
export const handBackAll = async (userId: string, reason: string, now: Date, role?: Role): Promise<void> => {
  const open = await CaseModel.find({
    'assignee.userId': userId,
    ...(role ? { 'assignee.role': role } : {}),
    state: op({ $in: ['accepted', 'in_progress', 'on_hold'] }),
  }).lean<Case[]>()
  for (const { _id } of open) {
    await moveCase(systemActor, _id, 'hand_back', { reason }, now).catch((error: unknown) => {
      if (!(error instanceof DomainError) || error.status !== 409) throw error
    })
  }
}

/**
 * Ends somebody's work here (leaving, suspended, their last work grant taken): running offers pass on, everything in their hands is handed back by the system.
 * Nothing happens for people without work. Safe to run again after a failure.
 */
export const leaveWork = async (userId: string, now: Date): Promise<void> => {
  const { matchedCount } = await guardWrite(() => StaffModel.updateOne({ _id: userId }, { $set: { onDuty: false } }))
  if (matchedCount === 0) return
  await passOffersOn(userId, now)
  await handBackAll(userId, leftWork, now)
  await guardWrite(() => StaffModel.deleteOne({ _id: userId }))
}
