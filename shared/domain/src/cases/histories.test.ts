import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { dueSteps } from '../clocks/dueSteps'
import type { Policy } from '../dispatch/policy'
import { cast, inputOf } from '../testing/cast'
import { type History, histories, liveThrough, runs } from '../testing/histories'
import { allowedCommands } from './allowedCommands'
import type { Breach, Case, CaseFacts, CaseState } from './case'
import { commands } from './commands'
import { decideCase } from './decideCase'
import { foldTimeline, mostRepeats } from './foldTimeline'
import { isWaiting } from './states'

const options = { numRuns: runs, seed: 20261118 }
const finished: readonly CaseState[] = ['closed', 'withdrawn', 'declined', 'merged']
const factsOf = ({ _id, key, number, version, wakeAt, timeline, untold, ...facts }: Case): CaseFacts => facts

type Lived = { found: Case; now: Date; before: Case | undefined; policy: Policy; isLast: boolean }
type Check = (lived: Lived) => void

/** What must hold after every happening of every history, by the sentence that says it. */
const checks: Record<string, Check> = {
  'a case is finished or will be woken': ({ found }) => {
    if (!finished.includes(found.state)) expect(found.wakeAt).toBeInstanceOf(Date)
    if (finished.includes(found.state) && found.untold.length === 0) expect(found.wakeAt).toBeNull()
  },
  'folding the timeline gives the case': ({ found }) => expect(foldTimeline(found.timeline)).toEqual(factsOf(found)),
  'the timeline keeps what it has, numbers every version once and only says what the table allows': ({
    found,
    before,
  }) => {
    const { timeline, version } = found
    const old = before?.timeline ?? []
    expect(old.every((entry, i) => entry === timeline[i])).toBe(true)
    expect(timeline).toHaveLength(version)
    for (const [i, { seq, command, from, to }] of timeline.slice(old.length).entries()) {
      const row = commands[command]
      expect(seq).toBe(old.length + i + 1)
      if (from) expect(row.from).toContain(from)
      if (row.to !== 'by rule') expect(to).toBe(row.to === 'same' ? from : row.to)
    }
  },
  'moments and clocks never run backwards': ({ found, before }) => {
    if (!before) return
    const moments = found.timeline.slice(before.version - 1).map(({ at }) => at.getTime())
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    expect(found.turn).toBeGreaterThanOrEqual(before.turn)
    expect(found.turnAt >= before.turnAt).toBe(true)
    expect(found.clocks.startedAt >= before.clocks.startedAt).toBe(true)
    if (found.clocks.turn === before.clocks.turn)
      expect(found.clocks.heldMs).toBeGreaterThanOrEqual(before.clocks.heldMs)
  },
  'a breach is never removed; of its repetitions the newest stay': ({ found, before }) => {
    const lasting = ({ clocks }: Case) => clocks.breaches.filter(({ kind }) => kind !== 'repeat')
    const earlier = before ? lasting(before) : []
    expect(lasting(found).slice(0, earlier.length)).toEqual(earlier)
    const recorded = found.timeline.flatMap(({ change }) => change.breach ?? [])
    expect(lasting(found)).toEqual(recorded.filter(({ kind }) => kind !== 'repeat'))
    const repeats = (all: readonly Breach[]) => all.filter(({ kind }) => kind === 'repeat')
    expect(repeats(found.clocks.breaches)).toEqual(repeats(recorded).slice(-mostRepeats))
  },
  'a passed deadline is never left unrecorded': ({ found, now, policy }) => {
    if (found.version === 1 || found.timeline.at(-1)?.at.getTime() !== now.getTime()) return
    // what falls due because of this very command is woken for at once; the shorter times of a corrected category can end before it
    const left = dueSteps(found, policy, now)
    const isCorrected = found.timeline.at(-1)?.command === 'recategorise'
    for (const { dueAt } of left) expect(isCorrected ? dueAt <= now : +dueAt === +now).toBe(true)
    if (left.length > 0) expect(found.wakeAt).toEqual(now)
    const { clocks } = found
    if (!isWaiting(found.state) || clocks.respondedAt || now < clocks.respondBy) return
    expect(
      clocks.breaches.filter(({ kind, dueAt }) => kind === 'respond' && +dueAt === +clocks.respondBy),
    ).toHaveLength(1)
  },
  'step keys are unique': ({ found: { timeline } }) => {
    const keys = timeline.flatMap(({ key }) => key ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  },
  'at most one person wins a turn': ({ found: { timeline } }) => {
    const turns = timeline
      .filter(({ command }) => ['accept', 'claim', 'assign'].includes(command))
      .map(({ turn }) => turn)
    expect(new Set(turns).size).toBe(turns.length)
  },
  'nobody has an offer, a pool or a hold in a state that knows none': ({ found }) => {
    if (found.state !== 'offered') expect([found.offer, found.poolSince]).toEqual([undefined, undefined])
    expect(found.heldFrom !== undefined).toBe(found.state === 'on_hold')
    expect(found.clocks.resolvedAt !== undefined).toBe(['resolved', 'closed'].includes(found.state))
    if (['accepted', 'in_progress', 'resolved', 'closed'].includes(found.state)) expect(found.assignee).toBeDefined()
  },
  'every button that is shown works': ({ found, now, policy, isLast }) => {
    if (!isLast) return
    for (const actor of cast)
      for (const command of allowedCommands(found, actor, policy, now)) {
        const { after } = decideCase(found, command, actor, inputOf(command, now, found), policy, now)
        expect(after.version).toBeGreaterThan(found.version)
      }
  },
}

function livedThrough(history: History): Lived[] {
  const lived = liveThrough(history)
  return lived.map(({ found, now }, i) => ({
    ...{ found, now, before: lived[i - 1]?.found, policy: history.policy },
    isLast: i === lived.length - 1,
  }))
}

/** Each history is lived through once and every sentence asked of it; a sentence that was broken is then looked for alone, so that the shortest history that breaks it is told. */
const broken = new Set<string>()
beforeAll(
  () =>
    fc.assert(
      fc.property(histories, (history) => {
        const lived = livedThrough(history)
        for (const [name, check] of Object.entries(checks))
          try {
            if (!broken.has(name)) lived.forEach(check)
          } catch {
            broken.add(name)
          }
      }),
      options,
    ),
  60 * 60_000,
)

describe(`in each of ${runs} histories`, () => {
  it.each(Object.entries(checks))('%s', (name, check) => {
    if (broken.has(name))
      fc.assert(
        fc.property(histories, (history) => livedThrough(history).forEach(check)),
        options,
      )
  })
})
