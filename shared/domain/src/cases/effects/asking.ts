import { offerUntil } from '../../clocks/stepTimes'
import { DomainError } from '../../errors'
import type { Offer } from '../case'
import { mayBeAsked, mayOpenPool } from '../pool'
import { because } from '../refusal'
import type { Guard, Rule } from './effect'
import { reasonOf } from './reasons'

const mayOffer: Guard = ({ found, now }) => (found.offer || now < found.dispatchAt ? 'case_moved' : undefined)

/** Offers made in this turn so far. */
const offersOf = ({ timeline, turn }: Parameters<typeof mayOffer>[0]['found']) =>
  timeline.filter((entry) => entry.command === 'offer' && entry.turn === turn).length

/** The case is held out to one person, who then counts as asked. Beside an open pool only officers are asked. */
export const offer: Rule<'offer'> = {
  guard: mayOffer,
  effect: ({ found, input, policy, now }) => {
    const { to, name, role, kind, reason, metres, firstLeft } = input
    if (found.poolSince && kind !== 'officer') throw new DomainError('case_moved', { state: found.state })
    if (!mayBeAsked(found, to, kind)) throw new DomainError('invalid', { field: 'to' })
    const made: Offer = {
      to,
      name,
      role,
      kind,
      at: now,
      until: offerUntil(found, policy, now, { kind, role }),
      round: offersOf(found) + 1,
      reason,
      ...(metres === undefined ? {} : { metres }),
    }
    const { ignoreCap, ...asking } = found.asking
    return {
      change: {
        offer: made,
        asked: [...new Set([...found.asked, to])],
        asking: { ...asking, first: firstLeft, ...(ignoreCap && firstLeft.length > 0 ? { ignoreCap } : {}) },
      },
    }
  },
}

/** The running offer is over: its time is up, or the person went off duty or left. The next one is sought. */
export const expireOffer: Rule<'expire_offer'> = {
  guard: ({ found }) => (found.offer ? undefined : 'case_moved'),
  effect: ({ found, input, now }) => {
    const until = found.offer?.until
    if (input.cause === 'time' && (!until || now < until)) throw new DomainError('case_moved', { state: found.state })
    return { change: { offer: null }, ...(input.cause === 'off_duty' ? { note: input.cause } : {}) }
  },
}

/** An offer without end can't be declined: district and department assign or return. */
export const declineOffer: Rule<'decline_offer'> = {
  guard: ({ found }) =>
    found.offer?.until === null ? { code: 'not_allowed', details: because('endless') } : undefined,
  effect: ({ input }) => ({ change: { offer: null }, note: reasonOf(input) }),
}

/** Open to everybody who may claim. A cascade offer ends, an officer's stays; when nobody was left, an officer is asked beside the pool. */
export const openPool: Rule<'open_pool'> = {
  guard: ({ found, now }) => (mayOpenPool(found, now) ? undefined : 'case_moved'),
  effect: ({ found, input, now }) => ({
    change: {
      poolSince: now,
      ...(found.offer && found.offer.kind !== 'officer' ? { offer: null } : {}),
      ...(input.nobody ? { asking: { ...found.asking, order: 'officer', first: [] } } : {}),
    },
  }),
}
