import type { Case } from '@jinlin/domain/cases/case'
import { answerOf } from './answers'
import type { Fate, Run } from './run'

/** Time runs out, and the officer who holds the case is told once more. */
export const isAlerted = (before: Case, { timeline, offer }: Case): boolean =>
  offer?.kind === 'officer' && timeline.slice(before.timeline.length).some(({ command }) => command === 'alert')

/** The old offer no longer waits for its person; the new one is heard of. */
export function passOffer(run: Run, fate: Fate, old: Case['offer'], next: Case['offer']): void {
  const { serial } = fate.report
  if (old) run.crew.of(serialOf(old.to)).offers.delete(serial)
  if (!next) return
  const worker = run.crew.of(serialOf(next.to))
  worker.offers.add(serial)
  worker.lastAsked = run.now
  fate.offers += 1
  tellHolder(run, fate, false)
}

/** Whoever holds the offer looks in their own time, or never; at a district's desk somebody always does. */
export function tellHolder(run: Run, { report: { serial }, found }: Fate, again: boolean): void {
  if (!found?.offer) return
  const { person } = run.crew.of(serialOf(found.offer.to))
  const { will, afterMs } = answerOf(run.seed, serial, person.serial, again)
  if (will === 'never' && person.role !== 'dispatcher') return
  const declines = will === 'decline' && person.role !== 'dispatcher'
  run.queue.push(run.now + afterMs, { kind: 'answer', serial, person: person.serial, declines })
}

/** The number in a person's id. */
const serialOf = (id: string): number => Number(id.slice('person-'.length))
