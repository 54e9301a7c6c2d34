import type { Case } from '@jinlin/domain/cases/case'
import type { Fate, Run } from './run'

/** What looks for somebody within such a breath is weighed together, in ms, as in a worker that is busy. */
const breathMs = 60

/** Notes that a case looks for somebody near; the first of a breath begins it. */
export function weighSoon(run: Run, { report }: Fate, found: Case): void {
  if (run.weighing.size === 0) run.queue.push(run.now + breathMs, { kind: 'weigh' })
  run.weighing.set(report.serial, found.version)
}
