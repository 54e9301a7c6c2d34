import { StaffModel } from '../dispatch/StaffModel'
import { restReason } from './folded'
import type { Notification } from './NotificationModel'
import { tooMuchWaits } from './tooMuchWaits'
import { restPriority, waysTo } from './waysTo'

/** The last that is pushed however much waits: new work, 接单, 待确认. */
const lastUrgent = 2

/** No clock waits for a merge: whoever is off duty is asked for it when they come. */
const isOnDuty = async (_id: string): Promise<boolean> => (await StaffModel.exists({ _id, onDuty: true })) !== null

/** Why news is not pushed now but waits for the person; undefined when it is. The rest goes along with the next message; when very much waits only the urgent ones are pushed. */
export const keptBecause = async (row: Notification, now: Date): Promise<string | undefined> => {
  if (row.priority >= restPriority) return restReason
  if (row.priority > lastUrgent && (await tooMuchWaits(now))) return 'too much waits'
  if (row.mergeInto && !(await isOnDuty(row.userId))) return 'off duty'
  const ways = await waysTo(row, now)
  const goes = ways === 'gone' || ways.windows.length > 0 || (await ways.letters()).length > 0
  return goes ? undefined : 'no window'
}
