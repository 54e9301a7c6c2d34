import { setTimeout as pause } from 'node:timers/promises'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { WxInboxModel } from '@jinlin/backend/inbox/WxInboxModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'

/** A failed message is left to people by the sweep some time later; nothing of what is asked here is older than this, in ms. */
const overdueMs = 2000

/** How many documents are owed something that should have been done by now. */
async function owed(now: Date): Promise<number> {
  const before = new Date(now.getTime() - overdueMs)
  const counts = await Promise.all([
    CaseModel.countDocuments({ wakeAt: op({ $gt: new Date(0), $lte: before }) }),
    NotificationModel.countDocuments({ state: op({ $in: ['pending', 'sending'] }) }),
    WxInboxModel.countDocuments({ state: 'received' }),
    WxInboxModel.countDocuments({ state: 'failed', leftAt: op({ $exists: false }) }),
    WxInboxModel.countDocuments({ owedUntil: op({ $exists: true }) }),
    DraftModel.countDocuments({ wakeAt: op({ $lte: before }) }),
  ])
  return counts.reduce((all, each) => all + each, 0)
}

/** Waits until nothing is owed, at most so long; the ms it took, or undefined when it never was so. */
export async function untilQuiet(withinMs: number): Promise<number | undefined> {
  const begun = Date.now()
  while (Date.now() < begun + withinMs) {
    const left = await owed(new Date()).catch(() => undefined)
    if (left === 0) return Date.now() - begun
    await pause(1000)
  }
  return undefined
}
