import type { Case } from './case'

/** Everybody the case names now or asked before, once each: they see themselves in it, and what happens to it concerns them first. */
export const peopleIn = (found: Case): ReadonlySet<string> => {
  const { reporter, speaker, offer, assignee, lastAssignee, request, asked } = found
  const ids = [reporter.userId, speaker, offer?.to, assignee?.userId, lastAssignee?.userId, request?.by, ...asked]
  return new Set(ids.filter((id) => id !== undefined))
}
