import { DomainError } from '../../errors'
import { countyOf } from '../../places/area'
import { newClocks } from '../clocks'
import { firstLevel } from '../levels'
import { because } from '../refusal'
import { isOpen } from '../states'
import { ended, newTurn } from '../turns'
import type { Rule } from './effect'

/** Into another open matter of the same county that is not merged itself; moving the children is the writer's, in the same transaction. */
export const merge: Rule<'merge'> = {
  effect: ({ found, input }) => {
    const { id, state, areaPath, parentId } = input.into
    if (id === found._id) throw new DomainError('invalid', because('itself', { field: 'into' }))
    if (parentId || !(isOpen(state) || state === 'resolved'))
      throw new DomainError('case_moved', because('into_over', { state }))
    if (countyOf(areaPath) !== countyOf(found.place.areaPath))
      throw new DomainError('invalid', because('elsewhere', { field: 'into' }))
    return { change: { ...ended, parentId: id } }
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
