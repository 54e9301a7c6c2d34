import { makesOld } from '@jinlin/domain/notifications/fateOf'
import { op } from '../infra/defineModel'
import { type Notification, NotificationModel } from './NotificationModel'

/** What this news makes old. A wish to merge gives way only to the same wish: what else happens doesn't say it, and when it is granted or over it is dropped where it would be said. */
const like = ({ command, mergeInto }: Notification) => {
  if (mergeInto) return { mergeInto }
  const old = command ? makesOld(command) : 'all'
  const others = { mergeInto: op({ $exists: false }) }
  return old === 'all' ? others : { ...others, command: op({ $in: [...old] }) }
}

/** Of two news of one case that wait for the same person only the newer one goes out; but a note leaves standing what waits for an answer. */
export const supersede = async (rows: readonly Notification[]): Promise<void> => {
  if (rows.length === 0) return
  const older = rows.map((row) => ({ userId: row.userId, caseId: row.caseId, seq: op({ $lt: row.seq }), ...like(row) }))
  const waits = { state: op({ $in: ['pending', 'kept'] }) }
  // told which index: the planner likes to read all the news a person ever had
  const hint = { userId: 1, caseId: 1, seq: 1 }
  await NotificationModel.updateMany({ $or: older, ...waits }, { $set: { state: 'superseded' } }, { hint })
}
