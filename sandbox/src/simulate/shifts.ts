import { systemActor } from '@jinlin/domain/people/roles'
import { attempt, carryOn } from './caseLife'
import { lookLater } from './pooling'
import { fateOf, type Run } from './run'

/** Day begins or night does: who goes off duty passes running offers on and keeps the work in hand; who comes on looks at the pool. */
export function changeShift(run: Run, byDay: boolean): void {
  const leaving = run.crew.workers.filter(({ person, onDuty }) => onDuty && !(byDay ? person.byDay : person.byNight))
  for (const worker of run.crew.workers) {
    worker.onDuty = byDay ? worker.person.byDay : worker.person.byNight
    run.crew.changed(worker)
  }
  for (const { offers } of leaving)
    for (const serial of [...offers]) {
      const fate = fateOf(run, serial)
      const after = attempt(run, fate, 'expire_offer', systemActor, { cause: 'off_duty' })
      if (after) carryOn(run, fate, after)
    }
  for (const worker of run.crew.workers) lookLater(run, worker)
}
