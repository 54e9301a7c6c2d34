import { agreedNow } from '@jinlin/backend/infra/agreedNow'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { logger } from '@jinlin/backend/infra/logger'
import { metrics } from '@jinlin/backend/infra/metrics'
import type { Sweeper } from '@jinlin/backend/jobs/sweep'

const most = 500
const atOnce = 32

/** Does what one kind of document is owed and nobody did: after Redis lost everything all of it, one now and then otherwise. One that fails stops none of the others. Resolves to how many were due. */
export async function sweepOnce({ name, due, run }: Sweeper, now: Date): Promise<number> {
  const ids = shuffled(await due(now, most))
  metrics.sweepWakes.inc({ kind: name }, ids.length)
  await inLanes(ids, atOnce, (id) => one(name, id, run))
  return ids.length
}

/** How far a document may be moved in the order, so that the first stay among the first. */
const apart = 64

/** Workers side by side find the same ones: each takes them in an order of its own, so that they seldom meet; but what is due first is done among the first. */
function shuffled(ids: readonly string[]): string[] {
  return ids
    .map((id, place) => ({ id, at: place + Math.random() * apart }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
}

/** By the time it has become: a round may last, and somebody may set the clock meanwhile. */
async function one(sweep: string, id: string, run: Sweeper['run']): Promise<void> {
  try {
    const now = await agreedNow()
    if (now) await run(id, now)
  } catch (error) {
    logger.warn({ sweep, err: error }, 'swept in vain')
  }
}
