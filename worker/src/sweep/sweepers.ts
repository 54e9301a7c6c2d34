import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { sweepCases } from './sweepCases'
import { sweepNotifications } from './sweepNotifications'

const most = 100

/** What the sweep looks after: whatever waits for a moment is a document with that moment, and one line here. */
export const sweepers: Readonly<Record<string, (now: Date) => Promise<unknown>>> = {
  cases: sweepCases,
  notifications: sweepNotifications,
  drafts: (now) => sweepDrafts(now, most),
}
