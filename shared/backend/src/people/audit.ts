import type { Actor } from '@jinlin/domain/people/roles'
import { newId } from '../infra/newId'
import { type AuditEntry, AuditModel } from './AuditModel'

/** What is put on record: the act, the id it was done to, the names of the fields, how it ended. */
export type Deed = Pick<AuditEntry, 'action' | 'object'> & { fields?: string[]; result?: string }

/** Puts a deed on record; inside a transaction it stands or falls with it. */
export const noteDeed = async (actor: Pick<Actor, 'userId'>, deed: Deed, now: Date): Promise<void> => {
  const { action, object, fields = [], result = 'ok' } = deed
  await AuditModel.create([{ _id: newId(now), at: now, actorId: actor.userId, action, object, fields, result }])
}
