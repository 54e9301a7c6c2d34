import type { Case } from '@jinlin/domain/cases/case'
import { answerOf, lookAfterMs } from './answers'
import type { Worker } from './crew'
import type { Kind } from './makePeople'
import { byDistance, NearIndex } from './nearIndex'
import { type Claimant, type Fate, fateOf, type Run } from './run'

/** Who sees a case in the pool leaves it to those nearer for so long for each ring between. */
const ringMs = 60_000

/** The pool of those who may claim this kind of case. */
export function poolOf(run: Run, kind: Kind): NearIndex {
  let index = run.pool.get(kind)
  if (!index) {
    index = new NearIndex()
    run.pool.set(kind, index)
  }
  return index
}

/** A case comes into the pool, and those around hear of it; or it is gone for everybody. */
export function keepPool(run: Run, { report }: Fate, found: Case): void {
  const pool = poolOf(run, report.kind)
  const isIn = found.poolSince !== undefined && found.state === 'offered'
  if (isIn === pool.has(report.serial)) return
  if (!isIn) {
    pool.remove(report.serial)
    return
  }
  pool.put(report.serial, report.point)
  run.queue.push(run.now, { kind: 'ring', serial: report.serial, ring: 0 })
}

/** The people between two rings around a pooled case look, each in their own time; the willing will try to claim, the quickest first. */
export function ringLooks(run: Run, serial: number, ring: number): void {
  const { report } = fateOf(run, serial)
  if (!poolOf(run, report.kind).has(serial)) return
  const { radiiMetres } = run.way.policy
  const [from, to] = [radiiMetres[ring - 1] ?? -1, radiiMetres[ring] ?? 0]
  const claimants = run.crew
    .freeOf(report.kind)
    .within(report.point, to)
    .filter(({ metres }) => metres > from)
    .flatMap(({ id }): Claimant[] => {
      const { will, afterMs } = answerOf(run.seed, serial, id)
      return will === 'accept' ? [{ person: id, at: run.now + afterMs }] : []
    })
    .sort((a, b) => a.at - b.at)
  queueClaim(run, serial, claimants)
  if (ring + 1 < radiiMetres.length) run.queue.push(run.now + ringMs, { kind: 'ring', serial, ring: ring + 1 })
}

/** The first of the list tries at his moment; the others only if he doesn't get it. */
export function queueClaim(run: Run, serial: number, claimants: readonly Claimant[]): void {
  const [first] = claimants
  if (first) run.queue.push(Math.max(run.now, first.at), { kind: 'claim', serial, claimants })
}

/** Somebody with room again will look at the pool, if there is anything within reach to look at. */
export function lookLater(run: Run, worker: Worker): void {
  const { person } = worker
  if (!run.crew.hasRoom(worker) || poolOf(run, person.kind).size === 0) return
  worker.looks += 1
  const after = lookAfterMs(run.seed, person.serial, worker.looks)
  if (after !== undefined) run.queue.push(run.now + after, { kind: 'look', person: person.serial })
}

/** The nearest pooled case this person would take, within the widest ring. */
export function nearestPooled(run: Run, { person, at }: Worker): number | undefined {
  const pool = poolOf(run, person.kind)
  const willing = ({ id }: { id: number }) => answerOf(run.seed, id, person.serial).will === 'accept'
  for (const ring of run.way.policy.radiiMetres) {
    const [nearest] = pool.within(at, ring).filter(willing).sort(byDistance)
    if (nearest) return nearest.id
  }
  return undefined
}
