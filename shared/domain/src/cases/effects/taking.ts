import { leaf } from '../../categories/catalogue'
import { DomainError } from '../../errors'
import type { Assignee, Case, CaseChange } from '../case'
import { newlyAttached } from '../limits'
import { claimRefusal } from '../pool'
import { because } from '../refusal'
import { newTurn } from '../turns'
import { claimRole } from '../who'
import type { Rule, Situation } from './effect'

/** Offer and pool end, the person has it; the first acceptance stops the response clock. */
const taken = ({ found, now }: Pick<Situation, 'found' | 'now'>, assignee: Assignee): CaseChange => ({
  offer: null,
  poolSince: null,
  assignee,
  ...(found.clocks.respondedAt ? {} : { clocks: { ...found.clocks, respondedAt: now } }),
})

const role = ({ found, actor }: Situation) => found.offer?.role ?? actor.grants[0]?.role ?? 'grid_leader'

/** The person with the offer takes it before its end. */
export const accept: Rule<'accept'> = {
  guard: ({ found, now }) => (found.offer?.until && now >= found.offer.until ? 'offer_over' : undefined),
  effect: (given) => ({
    change: taken(given, { userId: given.actor.userId, name: given.actor.name, role: role(given) }),
  }),
}

/** Whoever may claim takes it from the open pool. */
export const claim: Rule<'claim'> = {
  guard: ({ found, actor, policy }) => (found.poolSince ? claimRefusal(found, actor, policy) : 'case_moved'),
  effect: (given) => {
    const { found, actor } = given
    return {
      change: taken(given, { userId: actor.userId, name: actor.name, role: claimRole(found, actor) ?? role(given) }),
    }
  },
}

/** A superior names the person: duty and cap don't matter. Whoever had it loses it, which makes a new turn. */
export const assign: Rule<'assign'> = {
  effect: (given) => {
    const { found, input, policy, now } = given
    const { userId, name, role } = input.person
    if (found.assignee?.userId === userId) throw new DomainError('invalid', because('same_person', { field: 'person' }))
    const turn = found.assignee ? newTurn(found, policy, { at: now }) : {}
    return { change: { ...turn, ...taken(given, { userId, name, role }) } }
  },
}

/** On the way or at it. */
export const start: Rule<'start'> = { effect: () => ({ change: {} }) }

const hasAfterPhoto = ({ attachments, turnAt }: Case, added: Case['attachments']) =>
  [...attachments.filter(({ at }) => at >= turnAt), ...added].some(
    ({ kind, phase }) => kind === 'photo' && phase === 'after',
  )

/** Done, says the handler; where the category asks for it, a photo taken in this turn shows it. The closing clock stops. */
export const resolve: Rule<'resolve'> = {
  effect: ({ found, input, now }) => {
    const added = newlyAttached(found, input.attachments ?? [])
    if (leaf(found.category)?.needsAfterPhoto && !hasAfterPhoto(found, added)) throw new DomainError('photo_missing')
    return {
      change: {
        request: null,
        clocks: { ...found.clocks, resolvedAt: now },
        ...(added.length > 0 ? { attachments: [...found.attachments, ...added] } : {}),
      },
      note: input.note?.trim() || undefined,
    }
  },
}
