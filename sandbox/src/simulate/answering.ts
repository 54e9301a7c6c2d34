import { isWaiting } from '@jinlin/domain/cases/commands'
import { declineReason } from '../words/load'
import { attempt, carryOn } from './caseLife'
import { metresTo } from './choosing'
import type { Worker } from './crew'
import { lookLater, nearestPooled, queueClaim } from './pooling'
import { type Claimant, type Fate, fateOf, type How, type Run } from './run'
import { goToWork, reportPlace } from './walking'

/** Somebody looks at an offer: takes it, declines it, or finds its time over and perhaps the case in the pool. */
export function answerOffer(run: Run, serial: number, person: number, declines: boolean): void {
  const fate = fateOf(run, serial)
  const { found } = fate
  if (!found || !isWaiting(found.state)) return
  const worker = run.crew.of(person)
  const { offer } = found
  if (offer?.to !== worker.person.id) {
    if (!declines) tryClaim(run, fate, worker)
    return
  }
  if (!declines) {
    const after = attempt(run, fate, 'accept', worker.person.actor, {})
    if (after) taken(run, fate, worker, after, howOf(fate, worker))
    return
  }
  const after = attempt(run, fate, 'decline_offer', worker.person.actor, { reason: declineReason })
  if (after) carryOn(run, fate, after)
}

const officersRoles = ['community_clerk', 'community_secretary', 'street_officer', 'dispatcher']

function howOf({ report, found }: Fate, { person }: Worker): How {
  if (officersRoles.includes(person.role)) return 'officer'
  if (found?.offer?.kind === 'cascade') return 'cascade'
  return person.areaPath === report.grid.areaPath ? 'own leader' : 'asked'
}

/** The one whose turn it is tries to claim; if it is not to be, the next one will. */
export function claimFromPool(run: Run, serial: number, [first, ...rest]: readonly Claimant[]): void {
  if (!first) return
  const fate = fateOf(run, serial)
  if (!fate.found?.poolSince) return
  if (!tryClaim(run, fate, run.crew.of(first.person))) queueClaim(run, serial, rest)
}

/** Somebody with room looks at the pool and takes the nearest case there; still with room, he will look again. */
export function lookAtPool(run: Run, person: number): void {
  const worker = run.crew.of(person)
  if (!run.crew.hasRoom(worker)) return
  const serial = nearestPooled(run, worker)
  if (serial !== undefined && tryClaim(run, fateOf(run, serial), worker)) lookLater(run, worker)
}

function tryClaim(run: Run, fate: Fate, worker: Worker): boolean {
  if (!fate.found?.poolSince) return false
  const { actor } = worker.person
  const staff = {
    ...{ onDuty: worker.onDuty, openJobs: worker.jobs.length, metres: metresTo(worker, fate) },
    skills: actor.staff?.skills ?? [],
  }
  const after = attempt(run, fate, 'claim', { ...actor, staff }, {})
  if (after) taken(run, fate, worker, after, 'pool')
  return after !== undefined
}

/** Somebody has it: written down once, and it joins what that person has to do. */
function taken(run: Run, fate: Fate, worker: Worker, after: Parameters<typeof carryOn>[2], how: How): void {
  reportPlace(run, worker)
  fate.answeredAt = run.now
  fate.metres = metresTo(worker, fate)
  fate.person = worker.person.serial
  fate.how = how
  worker.taken += 1
  worker.jobs.push(fate.report.serial)
  run.crew.changed(worker)
  carryOn(run, fate, after)
  if (worker.jobs.length === 1) goToWork(run, worker)
}
