import { metrics } from '@jinlin/backend/infra/metrics'
import type { Processors } from '@jinlin/backend/jobs/openWorker'
import { sendNotification } from '@jinlin/backend/notifications/sendNotification'
import { wakeCase } from './cases/wakeCase'
import { withoutPoison } from './cases/withoutPoison'

/** Wakes one case and puts it aside when it keeps breaking; the sweep uses the same. */
export const wakeSafely = withoutPoison(wakeCase)

/** Job name → function. */
export const processors: Processors = {
  wakeCase: (payload, now) => {
    metrics.jobWakes.inc()
    return wakeSafely(payload, now)
  },
  sendNotification: ({ notificationId }, now) => sendNotification(notificationId, now),
}
