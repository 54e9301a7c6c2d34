import type { Case } from '@jinlin/domain/cases/case'
import { addJob } from './addJob'

type Sleeper = Pick<Case, '_id' | 'version' | 'wakeAt'>

/** Sets the alarm clock of a case to its `wakeAt`. The moment is part of the job's id, because an id still known to the queue is refused silently. */
export const wake = async ({ _id: caseId, version, wakeAt }: Sleeper, now: Date): Promise<void> => {
  if (!wakeAt) return
  const id = `${caseId}-${version}-${wakeAt.getTime()}`
  await addJob('wakeCase', { caseId }, { id, delayMs: wakeAt.getTime() - now.getTime() })
}
