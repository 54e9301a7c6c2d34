import { defineModel } from '../infra/defineModel'

/**
 * A picture or voice somebody sent that WeChat did not hand over at once; `_id` = the key of its message. Tried again at `wakeAt`, given up at `until`.
 * It belongs to the draft its message is in, or to `caseId` when that message joined a case. Gone when it has arrived or is given up.
 */
export type WaitingMedia = {
  _id: string
  accountKey: string
  openid: string
  userId: string
  mediaId: string
  kind: 'photo' | 'voice'
  sentAt: Date
  until: Date
  wakeAt: Date
  tries: number
  caseId?: string
}

/** All files still to be fetched from WeChat. */
export const WaitingMediaModel = defineModel<WaitingMedia>(
  'WaitingMedia',
  {
    _id: String,
    accountKey: String,
    openid: String,
    userId: String,
    mediaId: String,
    kind: String,
    sentAt: Date,
    until: Date,
    wakeAt: Date,
    tries: Number,
    caseId: String,
  },
  { collection: 'waitingMedia', indexes: [[{ wakeAt: 1 }]] },
)
