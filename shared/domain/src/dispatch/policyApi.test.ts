import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../cases/refusalOf'
import { dueSteps } from '../clocks/dueSteps'
import { aPolicy, minutes } from '../testing/factories'
import { runs } from '../testing/histories'
import { filed, inState } from '../testing/stories'
import { errorText } from '../words/errors'
import { defaultPolicy } from './policy'
import { policyPreviewBody } from './policyApi'

const respondSteps = (steps: object) => ({ respondSteps: { ...defaultPolicy.respondSteps, ...steps } })
const closeSteps = (steps: object) => ({ closeSteps: { ...defaultPolicy.closeSteps, ...steps } })
const refused = (changes: object) => {
  const { error } = policyPreviewBody.safeParse({ changes })
  const { code, details } = refusalOf(error ?? { issues: [] })
  return error && [code, details?.field, errorText(code, details)]
}

const close = (label: string) => `「${label}」和前一步挨得太近，至少差 1%，改一下再试。`
const early = (label: string) => `「${label}」要排在前一步后面，改一下再试。`

describe('the steps of a case in a district’s numbers', () => {
  it.each([
    [respondSteps({ pool: 0.5, alert: 0.5 }), 'changes.respondSteps.alert', close('提醒值班')],
    [respondSteps({ pool: 0.496, alert: 0.504 }), 'changes.respondSteps.alert', close('提醒值班')],
    [respondSteps({ breach: [1, 1.004] }), 'changes.respondSteps.breach.1', close('逐级上报')],
    [respondSteps({ breach: [1, 3, 3.004] }), 'changes.respondSteps.breach.2', close('逐级上报')],
    [closeSteps({ remind: 0.5, alert: 0.5 }), 'changes.closeSteps.alert', close('提醒上级')],
    [closeSteps({ remind: 0.745 }), 'changes.closeSteps.alert', close('提醒上级')],
    [respondSteps({ first: 0.5 }), 'changes.respondSteps.pool', early('进抢单池')],
    [respondSteps({ pool: 0.9 }), 'changes.respondSteps.alert', early('提醒值班')],
    [respondSteps({ breach: [2, 3] }), 'changes.respondSteps.breach.0', early('逐级上报')],
    [closeSteps({ remind: 0.9 }), 'changes.closeSteps.alert', early('提醒上级')],
  ])('%j are refused by the step that is wrong, with what to do', (changes, field, sentence) => {
    expect(refused(changes)).toEqual(['invalid', field, sentence])
  })

  it.each([
    [respondSteps({ pool: 0.49, alert: 0.5 })],
    [respondSteps({ first: 0.4, pool: 0.4 })],
    [respondSteps({ alert: 0.99, breach: [1, 1.01] })],
    [closeSteps({ remind: 0.74 })],
  ])('%j are taken', (changes) => {
    expect(refused(changes)).toBeUndefined()
  })

  const rising = (a: number, b: number) => a - b
  const share = fc.double({ min: 0.05, max: 0.99, noNaN: true })
  const steps = fc.record({
    respondSteps: fc.record({
      first: share,
      pool: share,
      alert: share,
      breach: fc.array(fc.double({ min: 1, max: 4, noNaN: true }), { maxLength: 4 }).map((rest) => [1, ...rest]),
    }),
    closeSteps: fc.record({ remind: share, alert: share, repeatHours: fc.constant(24) }),
  })
  const sorted = steps.map(({ respondSteps, closeSteps }) => {
    const [first = 0, pool = 0, alert = 0] = [respondSteps.first, respondSteps.pool, respondSteps.alert].sort(rising)
    const [remind = 0, last = 0] = [closeSteps.remind, closeSteps.alert].sort(rising)
    const breach = respondSteps.breach.toSorted(rising)
    return { respondSteps: { first, pool, alert, breach }, closeSteps: { ...closeSteps, remind, alert: last } }
  })

  it('all happen once they are taken, whatever they are', () => {
    fc.assert(
      fc.property(sorted, (changes) => {
        if (refused(changes)) return
        const policy = aPolicy(changes)
        const keys = (found = filed({}, policy)) => dueSteps(found, policy, minutes(100_000)).map(({ key }) => key)
        const [waiting, working] = [keys(), keys(inState('in_progress'))]
        const owed = 2 + changes.respondSteps.breach.length + 2
        expect([waiting.length, new Set(waiting).size]).toEqual([owed, owed])
        expect([working.length, new Set(working).size]).toEqual([3, 3])
      }),
      { numRuns: runs },
    )
  })
})
