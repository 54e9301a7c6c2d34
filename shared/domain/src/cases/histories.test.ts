import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueSteps } from '../clocks/dueSteps'
import { cast, inputOf } from '../testing/cast'
import { aPolicy } from '../testing/factories'
import { histories, liveThrough, runs } from '../testing/histories'
import { allowedCommands } from './allowedCommands'
import type { Case, CaseFacts, CaseState } from './case'
import { commands } from './commands'
import { decideCase } from './decideCase'
import { foldTimeline } from './foldTimeline'
import { isWaiting } from './states'

const policy = aPolicy()
const options = { numRuns: runs, seed: 20261118 }
const finished: readonly CaseState[] = ['closed', 'withdrawn', 'declined', 'merged']
const factsOf = ({ _id, key, number, version, wakeAt, timeline, untold, ...facts }: Case): CaseFacts => facts

const always = (check: (found: Case, now: Date, before?: Case) => void) =>
  fc.assert(
    fc.property(histories, (history) => {
      let before: Case | undefined
      for (const { found, now } of liveThrough(history, policy)) {
        check(found, now, before)
        before = found
      }
    }),
    options,
  )

describe('in every history', () => {
  it('a case is finished or will be woken', () =>
    always((found) => {
      if (!finished.includes(found.state)) expect(found.wakeAt).toBeInstanceOf(Date)
      if (finished.includes(found.state) && found.untold.length === 0) expect(found.wakeAt).toBeNull()
    }))

  it('folding the timeline gives the case', () =>
    always((found) => expect(foldTimeline(found.timeline)).toEqual(factsOf(found))))

  it('the timeline numbers every version once and only says what the table allows', () =>
    always(({ timeline, version }) => {
      expect(timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: version }, (_, n) => n + 1))
      for (const { command, from, to } of timeline) {
        const row = commands[command]
        if (from) expect(row.from).toContain(from)
        if (row.to !== 'by rule') expect(to).toBe(row.to === 'same' ? from : row.to)
      }
    }))

  it('moments and clocks never run backwards', () =>
    always((found, _, before) => {
      const moments = found.timeline.map(({ at }) => at.getTime())
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
      if (!before) return
      expect(found.turn).toBeGreaterThanOrEqual(before.turn)
      expect(found.turnAt >= before.turnAt).toBe(true)
      expect(found.clocks.startedAt >= before.clocks.startedAt).toBe(true)
      if (found.clocks.turn === before.clocks.turn)
        expect(found.clocks.heldMs).toBeGreaterThanOrEqual(before.clocks.heldMs)
    }))

  it('a breach is never removed', () =>
    always((found, _, before) => {
      const earlier = before?.clocks.breaches ?? []
      expect(found.clocks.breaches.slice(0, earlier.length)).toEqual(earlier)
      const recorded = found.timeline.flatMap(({ change }) => change.breach ?? [])
      expect(found.clocks.breaches).toEqual(recorded)
    }))

  it('a passed deadline is never left unrecorded', () =>
    always((found, now) => {
      if (found.version === 1 || found.timeline.at(-1)?.at.getTime() !== now.getTime()) return
      // what falls due at this very moment because of this very command is woken for at once
      const left = dueSteps(found, policy, now)
      for (const { dueAt } of left) expect(dueAt).toEqual(now)
      if (left.length > 0) expect(found.wakeAt).toEqual(now)
      const { clocks } = found
      if (!isWaiting(found.state) || clocks.respondedAt || now < clocks.respondBy) return
      expect(
        clocks.breaches.filter(({ kind, dueAt }) => kind === 'respond' && +dueAt === +clocks.respondBy),
      ).toHaveLength(1)
    }))

  it('step keys are unique', () =>
    always(({ timeline }) => {
      const keys = timeline.flatMap(({ key }) => key ?? [])
      expect(new Set(keys).size).toBe(keys.length)
    }))

  it('at most one person wins a turn', () =>
    always(({ timeline }) => {
      const turns = timeline
        .filter(({ command }) => ['accept', 'claim', 'assign'].includes(command))
        .map(({ turn }) => turn)
      expect(new Set(turns).size).toBe(turns.length)
    }))

  it('nobody has an offer, a pool or a hold in a state that knows none', () =>
    always((found) => {
      if (found.state !== 'offered') expect([found.offer, found.poolSince]).toEqual([undefined, undefined])
      expect(found.heldFrom !== undefined).toBe(found.state === 'on_hold')
      expect(found.clocks.resolvedAt !== undefined).toBe(['resolved', 'closed'].includes(found.state))
      if (['accepted', 'in_progress', 'resolved', 'closed'].includes(found.state)) expect(found.assignee).toBeDefined()
    }))

  it('every button that is shown works', () =>
    fc.assert(
      fc.property(histories, (history) => {
        const { found, now } = liveThrough(history, policy).at(-1)!
        for (const actor of cast)
          for (const command of allowedCommands(found, actor, policy, now)) {
            const { after } = decideCase(found, command, actor, inputOf(command, now, found), policy, now)
            expect(after.version).toBeGreaterThan(found.version)
          }
      }),
      options,
    ))
})
