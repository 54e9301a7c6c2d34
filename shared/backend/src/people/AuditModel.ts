import { defineModel } from '../infra/defineModel'

/** What somebody did that must be answered for. Ids and names of fields only, never a value of a person. */
export type AuditEntry = {
  _id: string
  at: Date
  actorId: string
  action: string
  object: string
  fields: string[]
  result: string
}

/** Who did what to whose rights; entries are only ever added. */
export const AuditModel = defineModel<AuditEntry>(
  'Audit',
  { _id: String, at: Date, actorId: String, action: String, object: String, fields: [String], result: String },
  { collection: 'audit', indexes: [[{ object: 1, _id: -1 }], [{ actorId: 1, _id: -1 }]] },
)
