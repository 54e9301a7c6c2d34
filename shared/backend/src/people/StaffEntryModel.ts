import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { Certificate } from '@jinlin/domain/dispatch/certificates'
import type { Grant } from '@jinlin/domain/people/roles'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/**
 * One row of the list of those who are to work here: who, with which grant, and by what they can join. `phone` is sealed by the vault, `phoneIndex` finds it blindly;
 * `code` = the superior's one-time code, only as a keyed digest. `approvedBy` = the second superior, where a grant takes two. `userId` = who has joined by it. `until` = the grant ends by itself.
 * `wakeAt` = when the machine owes this row something: the end of the grant, or what is left of an ended one.
 */
export type StaffEntry = {
  _id: string
  name: string
  phone?: string
  phoneIndex?: string
  grant: Grant
  skills: string[]
  /** The papers shown for these trades. */
  certificates?: Certificate[]
  home?: GeoPoint
  addedBy: string
  addedAt: Date
  approvedBy?: string
  until?: Date
  code?: { hash: string; until: Date; by: string }
  userId?: string
  joinedAt?: Date
  joinedBy?: 'phone' | 'code'
  endedAt?: Date
  wakeAt?: Date
  madeUp?: true
}

/** The list of staff, joined or not. */
export const StaffEntryModel = defineModel<StaffEntry>(
  'StaffEntry',
  {
    _id: String,
    name: String,
    phone: String,
    phoneIndex: String,
    grant: Schema.Types.Mixed,
    skills: [String],
    certificates: Schema.Types.Mixed,
    home: Schema.Types.Mixed,
    addedBy: String,
    addedAt: Date,
    approvedBy: String,
    until: Date,
    code: Schema.Types.Mixed,
    userId: String,
    joinedAt: Date,
    joinedBy: String,
    endedAt: Date,
    wakeAt: Date,
    madeUp: Boolean,
  },
  {
    collection: 'staffEntries',
    indexes: [
      [{ 'code.hash': 1 }, { unique: true, partialFilterExpression: { 'code.hash': { $exists: true } } }],
      [{ phoneIndex: 1 }, { partialFilterExpression: { phoneIndex: { $exists: true } } }],
      [{ userId: 1 }, { partialFilterExpression: { userId: { $exists: true } } }],
      [{ 'grant.areaPath': 1, _id: 1 }],
      [{ wakeAt: 1 }, { partialFilterExpression: { wakeAt: { $exists: true } } }],
    ],
  },
)
