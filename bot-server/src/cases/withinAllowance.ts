import { type Allowance, mayFile, mayJoin } from '@jinlin/backend/cases/allowance'
import type { Tap } from '@jinlin/backend/cases/fileCase'
import { isTapStored } from '@jinlin/backend/cases/recentTaps'
import type { Case } from '@jinlin/domain/cases/case'
import type { CommandBody } from '@jinlin/domain/cases/caseApi'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'

const passed = (allowance: Allowance): void => {
  if (!allowance.ok) throw new DomainError('too_many', { retryAfter: allowance.retryAfterSeconds, why: allowance.why })
}

/** Refuses `too_many` when this person has filed as much as one may; a repeated tap always passes. */
export async function tapWithinAllowance(actor: Actor, tap: Tap, now: Date): Promise<void> {
  const allowance = await mayFile(actor, tap.category, now, tap.happenedAt)
  if (!allowance.ok && !(await isTapStored(actor.userId, tap.key))) passed(allowance)
}

/** Refuses `too_many` when this command would join one case more than a person may join on a day. Staff who merge other people's cases are not counted. */
export async function joinWithinAllowance(
  actor: Actor,
  found: Case,
  { command }: CommandBody,
  now: Date,
): Promise<void> {
  const joins = command === 'follow' || (command === 'merge' && found.reporter.userId === actor.userId)
  if (joins) passed(await mayJoin(actor, now))
}
