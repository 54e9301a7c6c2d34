import type { Attachment } from '@jinlin/domain/cases/case'
import { defineModel } from '../infra/defineModel'

/** What is known of one stored file; its bytes lie in GridFS under the same id. `key` and `fingerprint` recognise a repeated upload. */
export type StoredAttachment = {
  _id: string
  kind: Attachment['kind']
  phase: Attachment['phase']
  by: string
  at: Date
  contentType: string
  size: number
  key: string
  fingerprint: string
}

/** Photos and voices people sent; each belongs to its uploader until a case holds it. */
export const AttachmentModel = defineModel<StoredAttachment>(
  'Attachment',
  {
    _id: String,
    kind: String,
    phase: String,
    by: String,
    at: Date,
    contentType: String,
    size: Number,
    key: String,
    fingerprint: String,
  },
  { collection: 'attachments', indexes: [[{ by: 1, key: 1 }, { unique: true }]] },
)
