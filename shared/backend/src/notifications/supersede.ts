import { makesOld } from '@jinlin/domain/notifications/fateOf'
import { op } from '../infra/defineModel'
import { type Notification, NotificationModel } from './NotificationModel'

/** Of two news of one case that wait for the same person only the newer one goes out; but a note leaves standing what waits for an answer. */
export const supersede = async (rows: readonly Notification[]): Promise<void> => {
  if (rows.length === 0) return
  const older = rows.map(({ userId, caseId, seq, command }) => {
    const old = command ? makesOld(command) : 'all'
    const which = old === 'all' ? {} : { command: op({ $in: [...old] }) }
    return { userId, caseId, seq: op({ $lt: seq }), ...which }
  })
  const waits = { state: op({ $in: ['pending', 'kept'] }) }
  // told which index: the planner likes to read all the news a person ever had
  const hint = { userId: 1, caseId: 1, seq: 1 }
  await NotificationModel.updateMany({ $or: older, ...waits }, { $set: { state: 'superseded' } }, { hint })
}
