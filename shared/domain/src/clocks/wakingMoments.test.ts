import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case, CommandName } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { decideCase } from '../cases/decideCase'
import { submitCase } from '../cases/submitCase'
import { DomainError } from '../errors'
import { cast, inputOf } from '../testing/cast'
import { aPolicy, aTap, morning } from '../testing/factories'
import { runs, taps } from '../testing/histories'
import { seek } from '../testing/seek'

const policy = aPolicy()
const END = 12 * 24 * 60
/** People's commands that don't depend on who happened to be asked when. */
const steady: readonly CommandName[] = [
  'assign',
  'start',
  'resolve',
  'reopen',
  'hand_back',
  'escalate',
  'transfer',
  'ask_hold',
  'approve_hold',
  'resume',
  'recategorise',
  'change_place',
  'add_note',
  'propose_decline',
  'approve_decline',
  'urge',
  'split',
  'merge',
]
const minute = fc.oneof(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: END }))
const deed = fc.record({ minute, actor: fc.nat({ max: cast.length - 1 }), command: fc.constantFrom(...steady) })
const life = fc.record({
  tap: taps,
  deeds: fc.array(deed, { maxLength: 8 }),
  some: fc.array(minute, { maxLength: 25 }),
  others: fc.array(minute, { maxLength: 25 }),
})
type Deed = { minute: number; actor: number; command: CommandName }

const attempt = (found: Case, { actor, command }: Deed, now: Date): Case => {
  const by = cast[actor]
  if (!by) return found
  try {
    return decideCase(found, command, by, inputOf(command, now, found), policy, now).after
  } catch (error) {
    if (error instanceof DomainError) return found
    throw error
  }
}

/** The case at the end, woken at these minutes and whenever somebody does something. */
function lived(tap: Parameters<typeof aTap>[0], deeds: Deed[], wakings: number[], withOffers: boolean): Case {
  const wake = (found: Case, now: Date) => {
    const { after } = catchUp(found, policy, now)
    return withOffers ? seek(after, policy, now) : after
  }
  const moments = [
    ...wakings.map((at) => ({ at, deed: undefined })),
    ...deeds.map((deed) => ({ at: deed.minute, deed })),
  ]
  const inOrder = [...moments].sort((a, b) => a.at - b.at || Number(!a.deed) - Number(!b.deed))
  const found = inOrder.reduce(
    (current, { at, deed }) => {
      const now = new Date(morning.getTime() + at * 60_000)
      return deed ? attempt(current, deed, now) : wake(current, now)
    },
    submitCase(aTap(tap), policy, morning),
  )
  return catchUp(found, policy, new Date(morning.getTime() + END * 60_000)).after
}

const stepsOf = ({ timeline }: Case, left: RegExp) =>
  timeline.flatMap(({ key, dueAt }) => (key && !left.test(key) ? [`${key} ${dueAt?.toISOString()}`] : []))
const options = { numRuns: runs, seed: 20261119 }

describe('whenever the system wakes', () => {
  it('the same steps are recorded with the same moments, and the case ends the same', () => {
    fc.assert(
      fc.property(life, ({ tap, deeds, some, others }) => {
        const one = lived(tap, deeds, some, false)
        const other = lived(tap, deeds, others, false)
        expect(stepsOf(one, /^$/)).toEqual(stepsOf(other, /^$/))
        const { timeline: _, ...facts } = one
        expect(other).toMatchObject({ ...facts, wakeAt: other.wakeAt })
      }),
      options,
    )
  })

  // A restricted matter is left out: whoever was asked sees it, so there offers decide who may act.
  it('offers change when the pool opens, and nothing else', () => {
    fc.assert(
      fc.property(life, ({ tap, deeds, some, others }) => {
        fc.pre(tap.category !== 'E2307')
        const offers = /expire|respond\.40/
        expect(stepsOf(lived(tap, deeds, some, true), offers)).toEqual(stepsOf(lived(tap, deeds, others, true), offers))
      }),
      options,
    )
  })
})
