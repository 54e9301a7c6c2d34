import { metrics } from '@jinlin/backend/infra/metrics'
import { dueNotifications } from '@jinlin/backend/jobs/sweep'
import { sendNotification } from '@jinlin/backend/notifications/sendNotification'
import { inParallel } from './inParallel'

const most = 500
const atOnce = 8

/** Sends news whose job was lost, and settles what a killed worker left half done. Resolves to how many. */
export async function sweepNotifications(now: Date): Promise<number> {
  const ids = await dueNotifications(now, most)
  metrics.sweepWakes.inc({ kind: 'notification' }, ids.length)
  await inParallel(ids, atOnce, (id) => sendNotification(id, new Date()))
  return ids.length
}
