import { DomainError } from '../../errors'
import { countyOf } from '../../places/area'
import type { Case } from '../case'
import { newClocks } from '../clocks'
import type { Parent } from '../commandInput'
import { firstLevel } from '../levels'
import { because } from '../refusal'
import { isOpen } from '../states'
import { ended, newTurn } from '../turns'
import type { Rule } from './effect'

/** Refuses a parent that this case cannot be put into; `field` is what the request called it. */
export function mustTake(found: Case, { id, state, areaPath, parentId }: Parent, field: 'into' | 'mergeInto'): void {
  if (id === found._id) throw new DomainError('invalid', because('itself', { field }))
  if (parentId || !(isOpen(state) || state === 'resolved'))
    throw new DomainError('case_moved', because('into_over', { state }))
  if (countyOf(areaPath) !== countyOf(found.place.areaPath))
    throw new DomainError('invalid', because('elsewhere', { field }))
}

/** Into another open matter of the same county that is not merged itself; moving the children is the writer's, in the same transaction. */
export const merge: Rule<'merge'> = {
  effect: ({ found, input }) => {
    mustTake(found, input.into, 'into')
    return { change: { ...ended, parentId: input.into.id } }
  },
}

/** On its own again, with both clocks anew, at its grid or in the inbox of its place. */
export const split: Rule<'split'> = {
  effect: ({ found, policy, now }) => {
    const clocks = newClocks(found.category, policy, now, found.turn + 1, found.clocks.breaches)
    const level = firstLevel(found.place)
    const turn = newTurn({ ...found, departmentId: undefined }, policy, { at: now, clocks, level, routed: false })
    return { change: { ...turn, departmentId: null, parentId: null } }
  },
}
