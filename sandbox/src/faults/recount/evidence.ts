import type { StoredAttachment } from '@jinlin/backend/attachments/AttachmentModel'
import type { Draft } from '@jinlin/backend/inbox/DraftModel'
import type { WxInboxRow } from '@jinlin/backend/inbox/WxInboxModel'
import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import type { Case } from '@jinlin/domain/cases/case'
import type { ChatMessage, Delivery } from '../../wechat/types'

/** The promises that are recounted (reliability-security.md, A4.6). */
export type Rule = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7'

/** One thing that is not as promised: which promise, of which case, person or message, in one sentence. `kind` is what the table counts it under. */
export type Violation = { rule: Rule; kind: string; subject: string; what: string }

/** A report the server has said yes to: the tap's key and the case it was told. */
export type AckedReport = { key: string; caseId: string }

/** A command the server has said yes to, under its key. */
export type AckedCommand = { key: string; caseId: string; command: string }

/** A photo the server has said yes to: the upload's key and the id it was told. */
export type AckedPhoto = { key: string; id: string }

/** What lies in GridFS of one file, in bytes: what its head says, and what its chunks hold together. */
export type StoredBytes = { _id: string; length: number; held: number }

/** Raw documents as they are read when all is quiet, and what people were told. */
export type Evidence = {
  reports: AckedReport[]
  commands: AckedCommand[]
  photos: AckedPhoto[]
  attachments: StoredAttachment[]
  files: StoredBytes[]
  cases: Case[]
  notifications: Notification[]
  inbox: WxInboxRow[]
  drafts: Draft[]
  chat: ChatMessage[]
  deliveries: Delivery[]
  readAt: Date
}
