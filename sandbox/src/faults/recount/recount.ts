import type { Case } from '@jinlin/domain/cases/case'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { deadlines } from './deadlines'
import type { Evidence, Violation } from './evidence'
import { type ActedAt, type Disturbance, type Late, latenessOf, tooLate } from './lateness'
import { type HasWords, newsForAll } from './newsForAll'
import { newsOnce, type UserOf } from './newsOnce'
import { nobodyStuck } from './nobodyStuck'
import { oneAnswer } from './oneAnswer'
import { oneWinner } from './oneWinner'
import { photosStored } from './photosStored'
import { storedOnce } from './storedOnce'
import { wholeTimeline } from './wholeTimeline'

/** What has to be known beside the documents. */
export type Knowing = {
  policyOf: (found: Case) => Policy
  hasWords: HasWords
  userOf: UserOf
  actedAt: ActedAt
  disturbances: readonly Disturbance[]
}

/** A step may be so young, in ms, that it is still on its way when the documents are read. */
const graceMs = 5000

/** All promises recounted from the documents: what is broken, and how late each step acted. */
export function recount(evidence: Evidence, knowing: Knowing): { violations: Violation[]; late: Late[] } {
  const { reports, commands, cases, notifications, inbox, drafts, chat, deliveries, readAt } = evidence
  const before = new Date(readAt.getTime() - graceMs)
  const late = latenessOf(cases, knowing.actedAt, knowing.disturbances)
  const violations = [
    ...storedOnce(reports, commands, cases),
    ...photosStored(evidence.photos, evidence.attachments, evidence.files),
    ...wholeTimeline(cases),
    ...oneWinner(cases, commands),
    ...deadlines(cases, knowing.policyOf, before),
    ...tooLate(late),
    ...nobodyStuck(cases, before),
    ...newsOnce(notifications, chat, inbox, knowing.userOf, readAt),
    ...newsForAll(cases, notifications, knowing.hasWords),
    ...oneAnswer(inbox, deliveries, drafts, chat, readAt),
  ]
  return { violations, late }
}
