import type { Case, CaseState } from '@jinlin/domain/cases/case'
import type { Violation } from './evidence'

const finished: readonly CaseState[] = ['closed', 'withdrawn', 'declined', 'merged']

const stuck = (found: Case, what: string): Violation => ({ rule: 'I5', kind: 'stuck', subject: found._id, what })

/** I5: whatever is not finished has a moment at which it is looked at, and none of these moments passed before `before`; nothing is left untold. */
export const nobodyStuck = (cases: readonly Case[], before: Date): Violation[] =>
  cases.flatMap((found) => {
    const { state, wakeAt, untold } = found
    if (!wakeAt && !finished.includes(state)) return [stuck(found, `${state}, and nobody will look at it`)]
    if (wakeAt && wakeAt < before) return [stuck(found, `${state}, should have been looked at ${wakeAt.toISOString()}`)]
    return !wakeAt && untold.length > 0 ? [stuck(found, `nobody will tell of its entries ${untold.join(' ')}`)] : []
  })
