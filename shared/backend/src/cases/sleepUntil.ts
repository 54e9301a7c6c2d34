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

/** An alarm clock that is set already: for which version of the case, and when it rings. */
export type Rung = { version: number; at: Date }
const isRung = (rung: Rung | undefined, { version }: Case, at: Date | null): boolean =>
  rung !== undefined && rung.version === version && rung.at.getTime() === at?.getTime()

/** Writes when the case is to be looked at next and sets its alarm clock, unless that has been done. False when the case has changed since it was read: then that change has set its own. */
export const sleepUntil = async (found: Case, at: Date | null, rung?: Rung): Promise<boolean> => {
  if (found.wakeAt?.getTime() !== at?.getTime()) {
    const untouched = { _id: found._id, version: op({ $eq: found.version }) }
    const { matchedCount } = await CaseModel.updateOne(untouched, { $set: { wakeAt: at } })
    if (matchedCount === 0) return false
  }
  if (!isRung(rung, found, at)) await wake({ ...found, wakeAt: at })
  return true
}

/** Sets the alarm clock of what a case is owed next, not only after its news has been handed over: that takes a while, and the next step may be due meanwhile. Undefined where there is nothing to set, or the queue did not take it. */
export const ringNext = async (found: Case, now: Date): Promise<Rung | undefined> => {
  const at = nextSleep({ ...found, untold: [] }, await policyOf(found), now)
  if (!at || at <= now) return undefined
  return (await wake({ ...found, wakeAt: at })) ? { version: found.version, at } : undefined
}

/** Puts a case to sleep after everything owed by now was done. */
export const goToSleep = async (found: Case, now: Date, rung?: Rung): Promise<boolean> =>
  sleepUntil(found, nextSleep(found, await policyOf(found), now), rung)
