import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import type { Case, CaseFacts, TimelineEntry } from '@jinlin/domain/cases/case'
import { newsOf } from '@jinlin/domain/cases/tellsOf'
import { newsKind } from '@jinlin/domain/notifications/kinds'
import type { Recipient } from '@jinlin/domain/notifications/recipients'
import type { Violation } from './evidence'

/** Those who can be known from the case alone; officers on duty, the pool and followers are looked up at the moment. */
const named: Partial<Record<Recipient, (before: CaseFacts, after: CaseFacts) => string | undefined>> = {
  reporter: (_, after) => after.speaker ?? after.reporter.userId,
  handler: (_, after) => after.assignee?.userId,
  oldHandler: (before, after) => before.assignee?.userId ?? after.lastAssignee?.userId,
  offered: (_, after) => after.offer?.to,
  oldOffered: (before) => before.offer?.to,
}

/** Whether an entry has words for a recipient; an entry without is no news. */
export type HasWords = (found: Case, entry: TimelineEntry, to: Recipient) => boolean

function owedOf(found: Case, seq: number, hasWords: HasWords): string[] {
  const news = newsOf(found, seq)
  if (!news) return []
  const { entry, before, after, tells } = news
  return tells.flatMap((to) => {
    const kind = newsKind(entry, to)
    const userId = named[to]?.(before, after)
    const told = kind && !kind.fleeting && userId && userId !== entry.by.userId && hasWords(found, entry, to)
    return told ? [`${found._id}-${seq}-${userId}`] : []
  })
}

/** I6, second half: for every entry there is the row of each person it concerns; what is still untold is on its way (and found stuck if it stays so). */
export function newsForAll(
  cases: readonly Case[],
  rows: readonly Pick<Notification, '_id'>[],
  hasWords: HasWords,
): Violation[] {
  const stored = new Set(rows.map(({ _id }) => _id))
  const owed = cases.flatMap((found) =>
    found.timeline.flatMap(({ seq }) => (found.untold.includes(seq) ? [] : owedOf(found, seq, hasWords))),
  )
  return [...new Set(owed)]
    .filter((id) => !stored.has(id))
    .map((id) => ({ rule: 'I6', kind: 'news missing', subject: id, what: 'was owed, and was never handed over' }))
}
