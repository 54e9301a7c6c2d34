import type { Case } from '@jinlin/domain/cases/case'
import { isCritical } from '@jinlin/domain/cases/isCritical'
import { addJob } from './addJob'

type Sleeper = Pick<Case, '_id' | 'version' | 'wakeAt' | 'category' | 'critical'>

/** Of the clocks that have rung, those of emergencies are answered first, the others in the order of their ringing. Every one has a number: what has none goes before all. */
const priority = { emergency: 1, other: 2 } as const

/** Sets the alarm clock of a case to its `wakeAt`; false where the queue did not take it. The moment is part of the job's id, because an id still known to the queue is refused silently. */
export const wake = async (sleeper: Sleeper): Promise<boolean> => {
  const { _id: caseId, version, wakeAt } = sleeper
  if (!wakeAt) return false
  const id = `${caseId}-${version}-${wakeAt.getTime()}`
  return addJob(
    'wakeCase',
    { caseId },
    {
      ...{ id, at: wakeAt },
      priority: isCritical(sleeper) ? priority.emergency : priority.other,
    },
  )
}
