import type { Case } from '@jinlin/domain/cases/case'
import { isSeeking } from '@jinlin/domain/cases/pool'
import { nextWaking } from '@jinlin/domain/clocks/dueSteps'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { policyOf } from '../dispatch/policies'
import { op } from '../infra/defineModel'
import { wake } from '../jobs/wake'
import { CaseModel } from './CaseModel'

/** How long a case rests for which nobody could be found, before the next search; shrinks with the policy's time scale. */
const restMs = 30_000

/** The next step of the clocks alone, as if somebody were being asked without end. */
const nextStep = (found: Case, policy: Policy, now: Date): Date | null => {
  const asked = {
    to: '',
    name: '',
    role: 'dispatcher',
    kind: 'officer',
    at: now,
    until: null,
    round: 0,
    reason: '',
  } as const
  return nextWaking({ ...found, offer: asked }, policy, now)
}

/** When the case is to be looked at next. One that seeks a person and found nobody rests first, but never past a step of its clocks. */
export const nextSleep = (found: Case, policy: Policy, now: Date): Date | null => {
  const at = nextWaking(found, policy, now)
  if (!at || at > now || found.untold.length > 0 || !isSeeking(found)) return at
  const rest = new Date(now.getTime() + restMs * policy.timeScale)
  const step = nextStep(found, policy, now)
  return step && step > now && step < rest ? step : rest
}

/** Writes when the case is to be looked at next and sets its alarm clock. False when the case has changed since it was read: then that change has set its own. */
export const sleepUntil = async (found: Case, at: Date | null): Promise<boolean> => {
  if (found.wakeAt?.getTime() !== at?.getTime()) {
    const untouched = { _id: found._id, version: op({ $eq: found.version }) }
    const { matchedCount } = await CaseModel.updateOne(untouched, { $set: { wakeAt: at } })
    if (matchedCount === 0) return false
  }
  await wake({ ...found, wakeAt: at })
  return true
}

/** Sets the alarm clock of what a case is owed next, before its news is handed over: that takes a while, and the next step may be due meanwhile. */
export const ringNext = async (found: Case, now: Date): Promise<void> => {
  const wakeAt = nextSleep({ ...found, untold: [] }, await policyOf(found), now)
  if (wakeAt && wakeAt > now) await wake({ ...found, wakeAt })
}

/** Puts a case to sleep after everything owed by now was done. */
export const goToSleep = async (found: Case, now: Date): Promise<boolean> =>
  sleepUntil(found, nextSleep(found, await policyOf(found), now))
