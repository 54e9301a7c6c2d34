import { ended } from '../turns'
import { superiorLevel } from '../who'
import type { Rule } from './effect'
import { decides, noOtherRequest, requestOf } from './hold'
import { reasonOf } from './reasons'

/** The case should not be taken on, says one; a second person decides. Asking goes on meanwhile. */
export const proposeDecline: Rule<'propose_decline'> = {
  guard: noOtherRequest,
  effect: ({ found, actor, input, now }) => {
    const reason = reasonOf(input)
    const { instead } = input
    const request = { ...requestOf('decline', { found, actor, now }, reason), ...(instead && { instead }) }
    return { change: { request }, note: reason }
  },
}

/** 不予受理: two people said so; the reporter may appeal once. */
export const approveDecline: Rule<'approve_decline'> = {
  guard: decides('decline'),
  effect: ({ found, actor }) => ({
    change: { ...ended, declinedBy: actor.userId, declinedLevel: superiorLevel(found, actor) ?? found.level },
    note: found.request?.reason,
  }),
}

/** It is taken on after all. */
export const refuseDecline: Rule<'refuse_decline'> = {
  guard: decides('decline'),
  effect: ({ input }) => ({ change: { request: null }, note: reasonOf(input) }),
}
