import { leaf } from '../../categories/catalogue'
import { DomainError } from '../../errors'

import { isTop, levelAbove } from '../levels'
import { because } from '../refusal'
import { newTurn } from '../turns'
import type { Given, Rule } from './effect'
import { reasonOf } from './reasons'

/** A leader may name who should be asked next: a tradesperson with the category's skill. */
function named({ found, input }: Given<'hand_back'>): string[] {
  if (!input.to) return []
  const { skill } = leaf(found.category) ?? {}
  const fits = found.assignee?.role === 'grid_leader' && skill && input.to.skills.includes(skill)
  if (!fits || input.to.userId === found.assignee?.userId)
    throw new DomainError('invalid', because('unfit', { field: 'to' }))
  return [input.to.userId]
}

/** The handler gives it back and counts as asked; whom he names is asked first, then he again. On hold only the assignee goes. */
export const handBack: Rule<'hand_back'> = {
  guard: ({ found }) => (found.assignee ? undefined : 'case_moved'),
  effect: (given) => {
    const { found, input, policy, now } = given
    const note = reasonOf(input)
    const leaving = found.assignee?.userId ?? ''
    if (found.state === 'on_hold')
      return { to: 'on_hold', change: { assignee: null, lastAssignee: found.assignee }, note }
    const first = named(given)
    const asked = first.length > 0 ? [...first, leaving] : []
    return { to: 'offered', change: newTurn(found, policy, { at: now, first: asked, asked: [leaving] }), note }
  },
}

/** One level up, to its officer; leaders and officers of that area may claim later. */
export const escalate: Rule<'escalate'> = {
  guard: ({ found }) => (isTop(found.level) ? { code: 'case_moved', details: because('top') } : undefined),
  effect: ({ found, input, policy, now }) => ({
    change: newTurn(found, policy, { at: now, level: levelAbove(found.level), routed: true }),
    note: reasonOf(input),
  }),
}

/** To a department, whose office hours T counts; its officer has no end. */
export const transfer: Rule<'transfer'> = {
  effect: ({ found, input, policy, now }) => {
    if (!input.department) throw new DomainError('invalid', { field: 'department' })
    const there = { ...found, departmentId: input.department }
    const turn = newTurn(there, policy, { at: now, level: 'department', routed: true })
    return { change: { ...turn, departmentId: input.department }, note: reasonOf(input) }
  },
}

/** Back from the department to the district's dispatcher. */
export const giveBack: Rule<'return'> = {
  guard: ({ found }) => (found.level === 'department' ? undefined : 'case_moved'),
  effect: ({ found, input, policy, now }) => {
    const turn = newTurn({ ...found, departmentId: undefined }, policy, { at: now, level: 'district', routed: true })
    return { change: { ...turn, departmentId: null }, note: reasonOf(input) }
  },
}
