import { MINUTE } from '../clocks/shanghai'
import { DomainError } from '../errors'
import { maskName } from '../people/mask'
import type { Actor } from '../people/roles'
import type { Case, CommandName, TimelineEntry } from './case'
import { commands } from './commands'
import { isWaiting } from './states'
import { maySee } from './visibility'
import { claimRole, isWho } from './who'

type Ask = { found: Case; command: CommandName; actor: Actor; now: Date }

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

const moved = ({ state, version }: Case) => new DomainError('case_moved', { state, version })

/** Why this actor may not give this command now, or nothing when table and rights allow it. */
export function refusalBy(ask: Ask): DomainError | undefined {
  const { found, command, actor } = ask
  const { by, who } = commands[command]
  const rightful = who.filter((each) => isWho[each](found, actor))
  const seen = maySee(found, actor)
  if (
    (seen || command === 'follow' || command === 'unfollow') &&
    rightful.some((each) => by[each]?.includes(found.state))
  )
    return undefined
  const { state, version } = found
  const won = winnerOf(ask)
  if (won) return new DomainError('taken', { state, version, by: maskName(found.assignee?.name ?? '') })
  if (command === 'accept' && isWaiting(state) && askedIn(found, found.turn, actor))
    return new DomainError('offer_over', { state, version })
  if (wasConcerned(ask)) return moved(found)
  if (!seen) return new DomainError('not_found')
  return rightful.length > 0 ? moved(found) : new DomainError('not_allowed')
}
