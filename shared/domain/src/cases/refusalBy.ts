import { leaf } from '../categories/catalogue'
import { MINUTE } from '../clocks/shanghai'
import type { Policy } from '../dispatch/policy'
import type { Actor } from '../people/roles'
import { personText } from '../words/persons'
import type { Case, CommandName, TimelineEntry } from './case'
import { commands } from './commands'
import { because, type Refusal } from './refusal'
import { isWaiting } from './states'
import { maySee } from './visibility'
import { claimRole, isReporter, isWho } from './who'

type Ask = { found: Case; command: CommandName; actor: Actor; policy: Policy; now: Date }

/** So long the losers of a race are told who was faster. */
const TAKEN_MINUTES = 10

const wins: readonly CommandName[] = ['accept', 'claim', 'assign']

const askedIn = ({ timeline }: Case, turn: number, { userId }: Actor) =>
  timeline.some((entry) => entry.command === 'offer' && entry.turn === turn && entry.change.offer?.to === userId)

/** The entry that gave the case to somebody else a moment ago, if this actor was in the race. */
function winnerOf({ found, command, actor, now }: Ask): TimelineEntry | undefined {
  if (command !== 'accept' && command !== 'claim') return undefined
  const won = found.timeline.findLast((entry) => wins.includes(entry.command))
  if (!won || won.turn !== found.turn || now.getTime() - won.at.getTime() > TAKEN_MINUTES * MINUTE) return undefined
  if (!found.assignee || found.assignee.userId === actor.userId) return undefined
  return askedIn(found, won.turn, actor) || claimRole(found, actor) ? won : undefined
}

/** Who had to do with the case and acts on what is no longer so: told how it stands, not that it doesn't exist. */
const wasConcerned = ({ found, command, actor }: Ask) => {
  const { who } = commands[command]
  const handled = found.lastAssignee?.userId === actor.userId && who.includes('handler')
  return handled || ((who.includes('offered') || who.includes('claimant')) && askedIn(found, found.turn, actor))
}

const standing = ({ state, version }: Case) => ({ state, version })

/** How the case stands for whoever's offer is over; `poolSince` when they may still claim it. */
export const afterOffer = (found: Case, actor: Actor): Record<string, unknown> => ({
  ...standing(found),
  ...(found.poolSince && claimRole(found, actor) && { poolSince: found.poolSince }),
})

const isRestricted = ({ category }: Case) => leaf(category)?.restricted === true

/** A neighbour whose own case is like this one knows of it without seeing it, and may follow it. */
const knowsOf = ({ found, command, actor }: Ask) =>
  command === 'follow' && actor.mayFollow === true && !isRestricted(found)

const isRightful = ({ found, command, actor }: Ask, seen: boolean) => {
  const { by, who } = commands[command]
  const rightful = command === 'follow' && isRestricted(found) ? [] : who.filter((each) => isWho[each](found, actor))
  return { ever: rightful.length > 0, now: seen && rightful.some((each) => by[each]?.includes(found.state)) }
}

/** Why this actor may not give this command now, or nothing when table and rights allow it. */
export function refusalBy(ask: Ask): Refusal | undefined {
  const { found, command, actor, policy } = ask
  const seen = maySee(found, actor, policy) || knowsOf(ask)
  const rightful = isRightful(ask, seen)
  if (rightful.now) return undefined
  const details = standing(found)
  if (winnerOf(ask))
    return { code: 'taken', details: { ...details, by: personText(found.assignee?.name ?? '', found.assignee?.role) } }
  if (command === 'accept' && isWaiting(found.state) && askedIn(found, found.turn, actor))
    return { code: 'offer_over', details: afterOffer(found, actor) }
  if (wasConcerned(ask)) return { code: 'case_moved', details }
  if (!seen) return { code: 'not_found' }
  return rightful.ever ? { code: 'case_moved', details: because('state', details) } : notTheirs(ask)
}

/** Whose the command is instead; following is for neighbours of what is no secret. */
function notTheirs({ found, command, actor }: Ask): Refusal {
  const following = command === 'follow' || command === 'unfollow'
  if (!following) return { code: 'not_allowed', details: because('role', { who: commands[command].who }) }
  return { code: 'not_allowed', details: because(isReporter(found, actor) ? 'own_case' : 'restricted') }
}
