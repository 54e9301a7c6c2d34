import type { Case, CommandName } from '../cases/case'
import { isCritical } from '../cases/isCritical'
import { isSeeking, mayOpenPool } from '../cases/pool'
import { isOpen, isWaiting, isWorking } from '../cases/states'
import type { Policy } from '../dispatch/policy'
import { autoCloseAt } from './autoCloseAt'
import { stepPercent } from './stepPercent'
import { closeStepAt, firstSpan, hours, respondStepAt } from './stepTimes'

/** Something the system owes a case at an exact moment. A step whose key is in the timeline is done. */
export type Step = { command: CommandName; key: string; dueAt: Date }

/** Steps of one moment in their order: a hold ends and an offer expires before anything else is judged. */
const precedence: readonly CommandName[] = [
  'resume',
  'expire_offer',
  'open_pool',
  'auto_close',
  'remind',
  'alert',
  'breach',
]
const inOrder = (a: Step, b: Step) =>
  a.dueAt.getTime() - b.dueAt.getTime() || precedence.indexOf(a.command) - precedence.indexOf(b.command)

/** The community's officer hears of a matter of life once: at dispatch, or as soon as it turns out to be one, in whatever turn. */
const CRITICAL = 't1.critical'

const latest = (...moments: Date[]) => new Date(Math.max(...moments.map((each) => each.getTime())))

/** The moment up to which everything owed was looked at: each write first does what was due before it. */
function caughtUpTo({ timeline }: Case): Date {
  const last = timeline[timeline.length - 1]
  return last?.dueAt ?? last?.at ?? new Date(0)
}

const count = ({ timeline }: Case, command: CommandName) => timeline.filter((entry) => entry.command === command).length

function poolStep(found: Case, policy: Policy, done: Set<string>): Step[] {
  if (found.poolSince || !found.asking.pool) return []
  const { offer, asking, dispatchAt, turn } = found
  const asked = new Date(asking.at.getTime() + firstSpan(found, policy))
  const over = offer?.kind === 'first' && offer.until ? offer.until : asked
  const dueAt = latest(
    respondStepAt(found, policy, policy.respondSteps.pool),
    dispatchAt,
    asked,
    over,
    caughtUpTo(found),
  )
  const key = `t${turn}.respond.${stepPercent(policy.respondSteps.pool)}`
  if (!mayOpenPool(found, dueAt)) return []
  return [{ command: 'open_pool', key: done.has(key) ? `${key}.v${found.version}` : key, dueAt }]
}

function respondSteps(found: Case, policy: Policy): Step[] {
  const { turn, clocks } = found
  const { alert, breach } = policy.respondSteps
  const key = (fraction: number) => `t${turn}.respond.${stepPercent(fraction)}`
  const at = (fraction: number) => respondStepAt(found, policy, fraction)
  const steps: Step[] = [{ command: 'alert', key: key(alert), dueAt: at(alert) }]
  for (const each of breach) steps.push({ command: 'breach', key: key(each), dueAt: at(each) })
  if (turn !== clocks.turn && !clocks.respondedAt)
    steps.push({ command: 'breach', key: `t${clocks.turn}.respond.100`, dueAt: clocks.respondBy })
  return steps
}

/** On hold and in somebody's hands too: what is a matter of life now was none when it was taken or put off. */
const criticalStep = (found: Case): Step[] =>
  isOpen(found.state) && isCritical(found)
    ? [{ command: 'alert', key: CRITICAL, dueAt: latest(found.dispatchAt, caughtUpTo(found)) }]
    : []

function offerStep({ offer, turn }: Case): Step[] {
  return offer?.until ? [{ command: 'expire_offer', key: `t${turn}.expire.${offer.round}`, dueAt: offer.until }] : []
}

/** Every repeat after `closeBy` that is not done yet; only the next one is owed at a time. */
function repeatStep({ clocks }: Case, policy: Policy, done: Set<string>): Step[] {
  const key = `t${clocks.turn}.close.100`
  if (!done.has(key)) return [{ command: 'breach', key, dueAt: clocks.closeBy }]
  let n = 1
  while (done.has(`${key}+${n}`)) n += 1
  const dueAt = new Date(clocks.closeBy.getTime() + n * hours(policy.closeSteps.repeatHours, policy))
  return [{ command: 'breach', key: `${key}+${n}`, dueAt }]
}

function closeSteps(found: Case, policy: Policy, done: Set<string>): Step[] {
  const { remind, alert } = policy.closeSteps
  const step = (command: CommandName, fraction: number): Step => ({
    command,
    key: `t${found.clocks.turn}.close.${stepPercent(fraction)}`,
    dueAt: closeStepAt(found, fraction),
  })
  const reminder = isWorking(found.state) ? [step('remind', remind)] : []
  return [...reminder, step('alert', alert), ...repeatStep(found, policy, done)]
}

/** A reminder or alert whose moment passed before it could apply is owed to nobody; a breach always is. */
function isOwed({ timeline }: Case, since: Date) {
  const byPerson = !timeline[timeline.length - 1]?.key
  return ({ command, dueAt }: Step) => {
    if (command !== 'remind' && command !== 'alert') return true
    return byPerson ? dueAt > since : dueAt >= since
  }
}

/** All that lies ahead in the present state, done steps left out. */
function stepsAhead(found: Case, policy: Policy): Step[] {
  const { state, clocks } = found
  const done = new Set(found.timeline.flatMap(({ key }) => (key ? [key] : [])))
  const owed = isOwed(found, caughtUpTo(found))
  const critical = criticalStep(found).filter((step) => !done.has(step.key))
  if (state === 'on_hold' && clocks.holdUntil)
    return [
      ...critical,
      { command: 'resume', key: `t${found.turn}.resume.${count(found, 'approve_hold')}`, dueAt: clocks.holdUntil },
    ]
  const dueAt = state === 'resolved' ? autoCloseAt(clocks, policy) : undefined
  if (dueAt) {
    return [{ command: 'auto_close', key: `t${clocks.turn}.autoclose.${count(found, 'resolve')}`, dueAt }]
  }
  const asking = isWaiting(state)
    ? [...offerStep(found), ...poolStep(found, policy, done), ...respondSteps(found, policy)]
    : []
  const closing = isWaiting(state) || isWorking(state) ? closeSteps(found, policy, done) : []
  return [...critical, ...[...asking, ...closing].filter((step) => !done.has(step.key) && owed(step))]
}

/** What the system owes the case by now, in due order. Doing the first can change the rest, so ask again after each. */
export const dueSteps = (found: Case, policy: Policy, now: Date): Step[] =>
  stepsAhead(found, policy)
    .filter(({ dueAt }) => dueAt <= now)
    .sort(inOrder)

/** When the case must be looked at next: now while news is untold or a person is being sought, null when it is finished. */
export function nextWaking(found: Case, policy: Policy, now: Date): Date | null {
  if (found.untold.length > 0) return now
  const moments = stepsAhead(found, policy).map(({ dueAt }) => dueAt.getTime())
  if (isSeeking(found)) moments.push(Math.max(found.dispatchAt.getTime(), now.getTime()))
  return moments.length > 0 ? new Date(Math.min(...moments)) : null
}
