import type { Step } from '../../clocks/dueSteps'
import { DomainError } from '../../errors'
import type { Asking, Breach, Case, CaseChange } from '../case'
import { levelAbove } from '../levels'
import type { Guard, Rule, Situation } from './effect'

const onlyStep: Guard = ({ step }) => (step ? undefined : 'case_moved')

/** Half of the closing time is over: the handler is reminded. */
export const remind: Rule<'remind'> = { guard: onlyStep, effect: () => ({ change: {} }) }

/** Time is running out: an officer is told before the deadline passes. */
export const alert: Rule<'alert'> = { guard: onlyStep, effect: () => ({ change: {} }) }

/** What a passed deadline counts as, by its key. */
export function breachKind(found: Pick<Case, 'clocks'>, key: string): Breach['kind'] {
  const [turn, clock, percent] = key.split('.')
  if (percent !== '100') return 'repeat'
  if (clock === 'close') return 'close'
  return turn === `t${found.clocks.turn}` ? 'respond' : 'reoffer'
}

/** The officer of the next level is sought beside an open pool. Where nothing stands above, an officer's offer goes on. */
function upOneLevel(found: Case, key: string): CaseChange {
  const level = levelAbove(found.level)
  if (key.includes('.close.')) return { level }
  if (!key.startsWith(`t${found.turn}.`)) return {}
  const asking: Asking = { ...found.asking, order: 'officer', first: [] }
  return { level, asking, ...(found.offer && found.offer.until !== null ? { offer: null } : {}) }
}

const recorded = ({ found }: Situation, { key, dueAt }: Step): Breach => ({
  key,
  kind: breachKind(found, key),
  dueAt,
  level: found.level,
})

/** A deadline passed: recorded for ever, and the case goes one level up. */
export const breach: Rule<'breach'> = {
  guard: onlyStep,
  effect: (given) => {
    const { found, step } = given
    if (!step) throw new DomainError('case_moved')
    return { change: { breach: recorded(given, step), ...upOneLevel(found, step.key) } }
  },
}
