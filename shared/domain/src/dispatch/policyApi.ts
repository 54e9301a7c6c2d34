import { z } from 'zod'
import { pageQuery } from '../cases/caseApi'
import { departments, skills } from '../categories/codes'
import { stepPercent } from '../clocks/stepPercent'
import type { Policy } from './policy'

const between = (least: number, most: number) => z.number().min(least).max(most)
const whole = (least: number, most: number) => z.int().min(least).max(most)
const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
const span = z.strictObject({ from: time, to: time }).refine(({ from, to }) => from !== to)
/** Office hours of one day, one after the other. */
const hours = z
  .array(z.strictObject({ from: time, to: time }).refine(({ from, to }) => from < to))
  .min(1)
  .max(4)
  .refine((list) => list.every(({ from }, i) => i === 0 || from >= (list[i - 1]?.to ?? '')))
const ascending = (list: readonly number[]) => list.every((each, i) => i === 0 || each > (list[i - 1] ?? 0))

const fields = {
  ceiling: z.strictObject({ respondMinutes: whole(1, 1440), closeHours: whole(1, 8760), lifted: z.boolean() }),
  respondSteps: z.strictObject({
    first: between(0.05, 0.95),
    pool: between(0.05, 0.95),
    alert: between(0.05, 0.99),
    breach: z.array(between(1, 100)).min(1).max(5).refine(ascending),
  }),
  closeSteps: z.strictObject({ remind: between(0.05, 0.99), alert: between(0.05, 0.99), repeatHours: between(1, 168) }),
  cascadeSeconds: whole(15, 900),
  placeUnknownMinutes: between(1, 60),
  autoCloseHours: between(1, 720),
  reopenDays: whole(1, 90),
  urgeHours: between(0.25, 72),
  addAfterCloseDays: whole(0, 90),
  holdDaysMost: whole(1, 730),
  openJobsCap: whole(1, 50),
  radiiMetres: z.array(whole(100, 20_000)).min(1).max(6).refine(ascending),
  loadPenaltyMetres: whole(0, 5000),
  positionFreshMinutes: whole(1, 240),
  night: span.nullable(),
  certifiedSkills: z.array(z.enum(skills)).max(skills.length),
  departmentHours: z.partialRecord(z.enum(departments), hours),
}

/** The numbers a district may change; the clock's speed and the holidays are not among them. */
export type EditablePolicy = Pick<Policy, keyof typeof fields>
export const editableFields = Object.keys(fields) as (keyof EditablePolicy)[]

/** What is wrong with a step: it comes before the one it follows, or its key would be the other's and one of them would never be taken. */
export type StepFault = 'out of order' | 'too close'
type Wrong = { path: (string | number)[]; why: StepFault }

const faultBetween = (earlier: number, later: number): StepFault | undefined => {
  if (earlier > later) return 'out of order'
  return stepPercent(earlier) === stepPercent(later) ? 'too close' : undefined
}

const wrongRespondStep = ({ first, pool, alert, breach }: EditablePolicy['respondSteps']): Wrong | undefined => {
  // the first person's end has no key of its own: the pool may open at the same moment
  if (first > pool) return { path: ['pool'], why: 'out of order' }
  const why = faultBetween(pool, alert)
  if (why) return { path: ['alert'], why }
  // the first breach is the end of T
  if (breach[0] !== 1) return { path: ['breach', 0], why: 'out of order' }
  const at = breach.findIndex((each, i) => i > 0 && faultBetween(breach[i - 1] ?? 0, each))
  return at > 0 ? { path: ['breach', at], why: 'too close' } : undefined
}

/** The first step of a case that would come before the one it follows, or together with it. */
const wrongStep = ({ respondSteps, closeSteps }: Partial<EditablePolicy>): Wrong | undefined => {
  const respond = respondSteps && wrongRespondStep(respondSteps)
  if (respond) return { ...respond, path: ['respondSteps', ...respond.path] }
  const why = closeSteps && faultBetween(closeSteps.remind, closeSteps.alert)
  return why && { path: ['closeSteps', 'alert'], why }
}

const changes = z
  .strictObject(fields)
  .partial()
  .refine((patch) => Object.keys(patch).length > 0)
  .superRefine((patch, { addIssue }) => {
    const wrong = wrongStep(patch as Partial<EditablePolicy>)
    if (wrong) addIssue({ code: 'custom', path: wrong.path, message: wrong.why, params: { why: wrong.why } })
  })
  .transform((patch) => patch as Partial<EditablePolicy>)

/** `POST /api/policies/:county/preview`: what is to become different, and nothing else. */
export const policyPreviewBody = z.strictObject({ changes })

/** `PUT /api/policies/:county`: the same, with the version it was decided on and why. */
export const policyBody = z.strictObject({
  changes,
  version: z.int().min(1),
  reason: z.string().trim().min(1).max(200),
})
export type PolicyBody = z.output<typeof policyBody>

/** `GET /api/policies` and `GET /api/policies/:county/versions`. */
export const policyListQuery = pageQuery
