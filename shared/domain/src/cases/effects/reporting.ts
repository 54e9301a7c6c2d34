import { hours } from '../../clocks/stepTimes'
import { DomainError } from '../../errors'
import type { Actor } from '../../people/roles'
import type { Case, CaseChange } from '../case'
import { newlyAttached, roomForPhotos } from '../limits'
import { wishStands } from '../mergeWish'
import { because } from '../refusal'
import { isOpen } from '../states'
import { ended } from '../turns'
import { isReporter, isWho } from '../who'
import type { Given, Guard, Outcome, Rule } from './effect'
import { mustTake } from './merging'

/** Taken back. With followers or merged children it goes on, and the earliest follower speaks for it. */
export const withdraw: Rule<'withdraw'> = {
  effect: ({ found, actor, input }) => {
    const note = input.reason?.trim() || undefined
    const { earliestFollower: speaker, hasChildren } = input
    if (speaker === actor.userId) throw new DomainError('invalid', { field: 'earliestFollower' })
    if (speaker || hasChildren) return { to: found.state, change: speaker ? { speaker } : {}, note }
    const gone: CaseChange = found.assignee ? { assignee: null, lastAssignee: found.assignee } : {}
    return { to: 'withdrawn', change: { ...ended, ...gone }, note }
  },
}

/** The resident's nudge, once in the policy's hours. */
export const urge: Rule<'urge'> = {
  guard: ({ found, policy, now }) =>
    found.urgedAt && now.getTime() - found.urgedAt.getTime() < hours(policy.urgeHours, policy) ? 'too_soon' : undefined,
  effect: ({ now }) => ({ change: { urgedAt: now } }),
}

const stillOpenForWords: Guard = ({ found, policy, now }) => {
  const { closedAt } = found.clocks
  const days = hours(policy.addAfterCloseDays * 24, policy)
  if (found.state !== 'closed' || !closedAt || now.getTime() - closedAt.getTime() <= days) return undefined
  return { code: 'too_late', details: because('words_over', { days: policy.addAfterCloseDays }) }
}

/** Whether the actor works on the case, so that a note of theirs may ask for a merge. */
export const worksOn = (found: Case, actor: Actor): boolean =>
  isWho.handler(found, actor) || isWho.offered(found, actor) || isWho.staff(found, actor)

/** A note for staff that asks for a merge. What was asked before and still stands is noted again and asked of nobody: those who may were told. */
function askMerge({ found, input }: Given<'add_note'>, note: string): Outcome {
  const { mergeInto } = input
  if (!mergeInto) return { change: {}, note, visibility: input.visibility ?? 'public' }
  const { state, version } = found
  if (!isOpen(state)) throw new DomainError('case_moved', because('state', { state, version }))
  mustTake(found, mergeInto, 'mergeInto')
  const { id, number } = mergeInto
  const asked = found.timeline.some((entry) => entry.mergeInto?.id === id && wishStands(found, entry))
  return { change: {}, note, visibility: 'staff', ...(asked ? {} : { mergeInto: { id, number } }) }
}

/** Words afterwards. Who works on the case may ask by them that it be merged. The reporter's are always public, and are the case's words where the tap brought none. */
export const addNote: Rule<'add_note'> = {
  guard: stillOpenForWords,
  effect: (given) => {
    const { found, actor, input } = given
    const note = input.note.trim()
    if (!note) throw new DomainError('invalid', { field: 'note' })
    if (!isReporter(found, actor) || (input.mergeInto && worksOn(found, actor))) return askMerge(given, note)
    return { change: found.words ? {} : { words: note }, note, visibility: 'public' }
  },
}

/** Photos and voice afterwards. */
export const addPhoto: Rule<'add_photo'> = {
  guard: (situation) =>
    stillOpenForWords(situation) ?? (roomForPhotos(situation.found, situation.actor) > 0 ? undefined : 'photos_full'),
  effect: ({ found, actor, input }) => {
    const added = newlyAttached(found, input.attachments)
    if (added.length === 0) throw new DomainError('invalid', because('known_files', { field: 'attachments' }))
    if (added.length > roomForPhotos(found, actor)) throw new DomainError('photos_full')
    return { change: { attachments: [...found.attachments, ...added] } }
  },
}

/** The resident's news follow this case. */
export const follow: Rule<'follow'> = {
  guard: ({ actor }) => (actor.follows ? { code: 'case_moved', details: because('follows') } : undefined),
  effect: () => ({ change: {} }),
}

/** No more news. Whoever speaks for the case is no follower of it. */
export const unfollow: Rule<'unfollow'> = {
  guard: ({ actor }) => (actor.follows ? undefined : { code: 'case_moved', details: because('follows_not') }),
  effect: () => ({ change: {} }),
}

/** A superior's order: the case is flagged from now on. */
export const supervise: Rule<'supervise'> = {
  effect: ({ input }) => ({ change: { supervised: true }, note: input.note?.trim() || undefined }),
}
