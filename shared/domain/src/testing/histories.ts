import fc from 'fast-check'
import { allowedCommands } from '../cases/allowedCommands'
import type { Case, CommandName } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { commands } from '../cases/commands'
import { decideCase } from '../cases/decideCase'
import { type NewCase, submitCase } from '../cases/submitCase'
import { nextWaking } from '../clocks/dueSteps'
import type { Policy } from '../dispatch/policy'
import { DomainError } from '../errors'
import type { Actor } from '../people/roles'
import { cast, inputOf } from './cast'
import { aPlace, aPolicy, aTap, inboxPlace, morning } from './factories'
import { seek } from './seek'

/** How many random histories a property is tried on; PROPERTY_RUNS raises it. */
export const runs = Number(process.env.PROPERTY_RUNS ?? 200)

/** Gaps as they come in life: the same moment, seconds, the steps of T, hours, days. */
const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 90_000 }),
  fc.integer({ min: 1, max: 40 }).map((minutes) => minutes * 60_000),
  fc.integer({ min: 1, max: 60 }).map((hours) => hours * 3_600_000),
)

/** One thing that happens: the system wakes, a person does something he may, or anybody tries anything. */
export type Happening = {
  gap: number
  what: 'wake' | 'allowed' | 'anything'
  actor: number
  command: number
  /** Which of the command's valid inputs. */
  input: number
  away: number
}
const happening: fc.Arbitrary<Happening> = fc.record({
  gap,
  what: fc.constantFrom('wake', 'wake', 'allowed', 'allowed', 'allowed', 'anything'),
  actor: fc.nat({ max: cast.length - 1 }),
  command: fc.nat({ max: 1000 }),
  input: fc.constantFrom(0, 0, 0, 1, 2, 3),
  away: fc.nat({ max: 255 }),
})

/** Taps of all kinds: a report, a call-out, a restricted matter, a matter of life, an unknown place. */
export const taps: fc.Arbitrary<Partial<NewCase>> = fc.constantFrom(
  {},
  { category: 'H0102' },
  { category: 'E2307' },
  { category: 'E2104' },
  { category: 'E2101', dispatchAt: new Date(morning.getTime() + 5000) },
  { place: inboxPlace(), level: 'community' as const, dispatchAt: new Date(morning.getTime() + 600_000) },
  { place: aPlace({ areaPath: '1509/150902', gridCode: undefined }), level: 'district' as const },
)
/** Numbers that districts may choose: the defaults, all steps close together, real minutes longer than the ceiling, a fast clock, no night. */
const policies: fc.Arbitrary<Policy> = fc.constantFrom(
  aPolicy(),
  aPolicy({ respondSteps: { first: 0.1, pool: 0.11, alert: 0.12, breach: [1, 1.01, 1.02] }, cascadeSeconds: 5 }),
  aPolicy({
    ceiling: { respondMinutes: 15, closeHours: 72, lifted: true },
    closeSteps: { remind: 0.1, alert: 0.9, repeatHours: 1 },
  }),
  aPolicy({ timeScale: 1 / 60, night: null }),
  aPolicy({ respondSteps: { first: 0.2, pool: 0.9, alert: 0.3, breach: [1] }, reopenDays: 1, urgeHours: 0.5 }),
)
/** One life of a case: the district's numbers, the tap, and what happens. */
export type History = { policy: Policy; tap: Partial<NewCase>; happenings: Happening[] }
export const histories: fc.Arbitrary<History> = fc.record({
  policy: policies,
  tap: taps,
  happenings: fc.array(happening, { minLength: 1, maxLength: 30 }),
})

const every = (Object.keys(commands) as CommandName[]).filter((command) => command !== 'submit')
const commandsOf = (found: Case, actor: Actor, { what }: Happening, policy: Policy, now: Date): CommandName[] =>
  what === 'allowed' ? allowedCommands(found, actor, policy, now) : every
/** The case after one more happening; a refused command changes nothing. */
export function happen(found: Case, each: Happening, policy: Policy, now: Date): Case {
  if (each.what === 'wake') {
    const told = { ...catchUp(found, policy, now).after, untold: [] }
    const awake = { ...told, wakeAt: nextWaking(told, policy, now) }
    return seek(awake, policy, now, ({ userId }) => ((userId.length * 7 + each.away) & 3) !== 0)
  }
  const actor = cast[each.actor]
  if (!actor) return found
  const names = commandsOf(found, actor, each, policy, now)
  const command = names[each.command % Math.max(1, names.length)]
  if (!command) return found
  try {
    return decideCase(found, command, actor, inputOf(command, now, found, each.input), policy, now).after
  } catch (error) {
    if (error instanceof DomainError) return found
    throw error
  }
}

/** Every case of a history, from the tap on, each with the moment it was written. */
export function liveThrough({
  policy,
  tap,
  happenings,
}: {
  policy: Policy
  tap: Partial<NewCase>
  happenings: Happening[]
}): { found: Case; now: Date }[] {
  let now = morning
  let found = submitCase(aTap(tap), policy, morning)
  const lived = [{ found, now }]
  for (const each of happenings) {
    now = new Date(now.getTime() + each.gap)
    found = happen(found, each, policy, now)
    lived.push({ found, now })
  }
  return lived
}
