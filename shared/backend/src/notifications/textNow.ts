import { fateOf } from '@jinlin/domain/notifications/fateOf'
import { standingNow } from '@jinlin/domain/words/standing'
import { caseTogether } from '../cases/caseTogether'
import type { Notification } from './NotificationModel'

/** News is said in words that are true at that moment: its own, where the case stands by now, or nothing when nobody needs it any more. */
export const textNow = async (row: Notification, now: Date): Promise<string | undefined> => {
  if (row.caseId === '') return row.text
  const found = await caseTogether(row.caseId)
  if (!found) return row.text
  const fate = fateOf(row, found, now)
  if (fate === 'drop') return undefined
  return fate === 'say' ? row.text : standingNow(found, now)
}
