import type { XY } from '../town/mesh'
import { workMs } from './answers'
import { attempt, carryOn } from './caseLife'
import type { Leg, Worker } from './crew'
import { lookLater } from './pooling'
import { fateOf, type Run } from './run'

/** 4 km/h on foot. */
const metresPerMs = 4_000 / 3_600_000
/** A phone on the way sends its position so often. */
const positionMs = 60_000

/** Sets out to the first case in hand, or home when there is none. */
export function goToWork(run: Run, worker: Worker): void {
  const [job] = worker.jobs
  setOut(run, worker, job === undefined ? worker.person.home : fateOf(run, job).report.point, job ?? -1)
}

function setOut(run: Run, worker: Worker, to: XY, job: number): void {
  reportPlace(run, worker)
  const from = worker.at
  const ms = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / metresPerMs)
  worker.leg = { from, to, startAt: run.now, endAt: run.now + ms, job }
  stepLater(run, worker, worker.leg)
}

function stepLater(run: Run, { person }: Worker, { startAt, endAt }: Leg): void {
  run.queue.push(Math.min(run.now + positionMs, endAt), { kind: 'step', person: person.serial, startAt })
}

/** The phone says where its owner is at this moment. */
export function reportPlace(run: Run, worker: Worker): void {
  if (!worker.leg) return
  worker.at = placeOn(worker.leg, run.now)
  run.crew.changed(worker)
}

const placeOn = ({ from, to, startAt, endAt }: Leg, now: number): XY => {
  const share = endAt > startAt ? Math.min(1, (now - startAt) / (endAt - startAt)) : 1
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

/** A minute's walk further, or there; a way given up meanwhile is for nothing. */
export function stepOn(run: Run, person: number, startAt: number): void {
  const worker = run.crew.of(person)
  const { leg } = worker
  if (leg?.startAt !== startAt) return
  reportPlace(run, worker)
  if (run.now < leg.endAt) {
    stepLater(run, worker, leg)
    return
  }
  worker.leg = undefined
  if (leg.job >= 0) arrive(run, worker, leg.job)
}

function arrive(run: Run, worker: Worker, serial: number): void {
  const fate = fateOf(run, serial)
  fate.thereAt = run.now
  const after = attempt(run, fate, 'start', worker.person.actor, {})
  if (after) carryOn(run, fate, after)
  run.queue.push(run.now + workMs(run.seed, serial), { kind: 'done', person: worker.person.serial, serial })
}

/** The matter is settled, with a photo; the case is let go, and the next one in hand has its turn. */
export function finish(run: Run, person: number, serial: number): void {
  const worker = run.crew.of(person)
  const fate = fateOf(run, serial)
  const { id: by, actor } = worker.person
  const photo = { id: `photo-${serial}`, kind: 'photo', phase: 'after', by, at: new Date(run.now) } as const
  if (!attempt(run, fate, 'resolve', actor, { attachments: [photo] }))
    throw new Error(`case ${serial} can't be resolved`)
  fate.found = undefined
  worker.jobs.shift()
  run.crew.changed(worker)
  goToWork(run, worker)
  lookLater(run, worker)
}
