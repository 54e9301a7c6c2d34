import type { CaseEvent } from '@jinlin/backend/live/changes'
import type { Case, TimelineEntry } from '@jinlin/domain/cases/case'

/** Whom a change names, and whether the pool is open in it: enough to know whether anybody here may care, without reading the case. */
export function namedIn({ fullDocument, updated = {} }: CaseEvent): { people: string[]; pool: boolean } {
  const { reporter, assignee, offer, speaker, poolSince } = fullDocument ?? (updated as Partial<Case>)
  const written = fullDocument?.timeline ?? entriesIn(updated)
  const people = [reporter?.userId, assignee?.userId, offer?.to, speaker, ...written.map(({ by }) => by.userId)]
  return { people: [...new Set(people.filter((id) => id !== undefined))], pool: poolSince !== undefined }
}

/** New entries come as `timeline.7`, several at once as the whole list. */
const entriesIn = (updated: Record<string, unknown>): TimelineEntry[] =>
  Object.entries(updated).flatMap(([name, value]) =>
    name === 'timeline' || name.startsWith('timeline.') ? ([value].flat() as TimelineEntry[]) : [],
  )
