import { idleOffers, passIdleOffer } from '@jinlin/backend/dispatch/idleOffers'
import { dueGroups, wakeGroup } from '@jinlin/backend/groups/wakeGroup'
import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { dueNotifications, sweepDue } from '@jinlin/backend/jobs/sweep'
import { sendNotification } from '@jinlin/backend/notifications/sendNotification'
import { dueEntries, wakeEntry } from '@jinlin/backend/people/endPost'
import { dueMerges, finishMerge } from '@jinlin/backend/people/finishMerge'
import { stuckCases } from '@jinlin/backend/watch/stuckCases'
import { dueChats, syncChat } from '@jinlin/backend/wecom/syncChat'
import { wakeSafely } from '../processors'
import { sweepOnce } from './sweepOnce'

const mostDrafts = 100

/** Looks at most once in so many ms, and never asks for another round. */
const lookEvery = (ms: number, look: (now: Date) => Promise<unknown>) => {
  let next = 0
  return async (now: Date): Promise<number> => {
    if (now.getTime() < next) return 0
    next = now.getTime() + ms
    await look(now)
    return 0
  }
}

/** What the sweep looks after: whatever waits for a moment is a document with that moment, and one row here, and offers nobody will answer. Each resolves to how many were due. */
export const sweepers: Readonly<Record<string, (now: Date) => Promise<number>>> = {
  case: (now) => sweepOnce({ name: 'case', due: sweepDue, run: (caseId, at) => wakeSafely({ caseId }, at) }, now),
  idleOffer: (now) => sweepOnce({ name: 'idleOffer', due: (_, limit) => idleOffers(limit), run: passIdleOffer }, now),
  stuckCase: lookEvery(30_000, stuckCases),
  notification: (now) => sweepOnce({ name: 'notification', due: dueNotifications, run: sendNotification }, now),
  draft: (now) => sweepDrafts(now, mostDrafts),
  group: (now) => sweepOnce({ name: 'group', due: dueGroups, run: wakeGroup }, now),
  wecomChat: (now) => sweepOnce({ name: 'wecomChat', due: dueChats, run: syncChat }, now),
  merge: (now) => sweepOnce({ name: 'merge', due: dueMerges, run: finishMerge }, now),
  staff: (now) => sweepOnce({ name: 'staff', due: dueEntries, run: wakeEntry }, now),
}
