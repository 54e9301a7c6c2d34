import { DAY } from '../../clocks/shanghai'
import { DomainError } from '../../errors'
import type { Case, Request } from '../case'
import { because } from '../refusal'
import { roleOf } from '../roleOf'
import { newTurn } from '../turns'
import type { Guard, Rule, Situation } from './effect'
import { reasonOf } from './reasons'

/** Only one request can be pending. Whoever asked may ask anew in its place, else a request that nobody decides would bind his hands for ever. */
export const noOtherRequest: Guard = ({ found, actor }) =>
  found.request && found.request.by !== actor.userId ? { code: 'case_moved', details: because('pending') } : undefined

/** A request of this kind is pending and is not the actor's own: nobody decides what he asked for himself. */
export const decides =
  (kind: Request['kind']): Guard =>
  ({ found, actor }) => {
    if (found.request?.kind !== kind) return { code: 'case_moved', details: because('no_request') }
    return found.request.by === actor.userId ? { code: 'not_allowed', details: because('own_request') } : undefined
  }

type Asked = Pick<Situation, 'found' | 'actor' | 'now'>
/** The request itself, as stored. */
export const requestOf = (kind: Request['kind'], { found, actor, now }: Asked, reason: string): Request => {
  const role = roleOf(found, actor)
  return { kind, by: actor.userId, byName: actor.name, ...(role && { byRole: role }), at: now, reason }
}

/** The handler asks to pause the closing clock until a date; asking again takes the place of what he asked before. */
export const askHold: Rule<'ask_hold'> = {
  guard: noOtherRequest,
  effect: ({ found, actor, input, policy, now }) => {
    const reason = reasonOf(input)
    if (!(input.until > now)) throw new DomainError('date_past', { field: 'until' })
    const latest = now.getTime() + policy.holdDaysMost * DAY
    if (input.until.getTime() > latest)
      throw new DomainError('invalid', because('hold_too_long', { field: 'until', days: policy.holdDaysMost }))
    return {
      change: { request: { ...requestOf('hold', { found, actor, now }, reason), until: input.until } },
      note: reason,
    }
  },
}

/** A superior agrees: the closing clock and its steps stand still until the date. */
export const approveHold: Rule<'approve_hold'> = {
  guard: (situation) => {
    const { until } = situation.found.request ?? {}
    const running = until && until > situation.now
    return decides('hold')(situation) ?? (running ? undefined : { code: 'date_past', details: because('request_past') })
  },
  effect: ({ found, now }) => ({
    change: {
      heldFrom: found.state,
      request: null,
      clocks: { ...found.clocks, heldAt: now, holdUntil: found.request?.until },
    },
    note: found.request?.reason,
  }),
}

/** A superior refuses the pause. */
export const refuseHold: Rule<'refuse_hold'> = {
  guard: decides('hold'),
  effect: ({ input }) => ({ change: { request: null }, note: reasonOf(input) }),
}

const movedClocks = ({ clocks }: Case, at: Date): Case['clocks'] => {
  const { heldAt, holdUntil: _, ...rest } = clocks
  const held = Math.max(0, at.getTime() - (heldAt ?? at).getTime())
  return { ...rest, heldMs: rest.heldMs + held, closeBy: new Date(rest.closeBy.getTime() + held) }
}

/** The closing clock goes on, moved by the time held. Without an assignee somebody is sought in a new turn. */
export const resume: Rule<'resume'> = {
  guard: ({ actor, step }) => (actor.system && !step ? 'case_moved' : undefined),
  effect: ({ found, policy, now }) => {
    const clocks = movedClocks(found, now)
    if (!found.assignee) return { to: 'offered', change: newTurn(found, policy, { at: now, clocks }) }
    return { to: found.heldFrom ?? 'accepted', change: { clocks, heldFrom: null } }
  },
}
