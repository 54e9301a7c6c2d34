import type { Notification } from './NotificationModel'
import { rowNow } from './rowNow'

/** News is said in words that are true at that moment: its own, the same of a case that was corrected, where the case stands by now, or nothing when nobody needs it any more. */
export const textNow = async (row: Notification, now: Date): Promise<string | undefined> =>
  (await rowNow(row, now))?.text
