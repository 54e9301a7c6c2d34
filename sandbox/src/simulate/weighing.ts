import type { Case } from '@jinlin/domain/cases/case'
import { isCritical } from '@jinlin/domain/cases/isCritical'
import { isSeeking } from '@jinlin/domain/cases/pool'
import { assignBatch } from '@jinlin/domain/dispatch/assignBatch'
import { systemActor } from '@jinlin/domain/people/roles'
import { attempt, carryOn } from './caseLife'
import { type Crowd, offerTo } from './choosing'
import { type Fate, fateOf, type Run } from './run'

/** So many are weighed together at most, as in a worker. */
const mostTogether = 64

type Looking = { fate: Fate; found: Case; crowd: Crowd }

/** Offers all that looked in this breath to whom they go together at the least cost; what has changed meanwhile looks for itself. */
export function weighTogether(run: Run): void {
  const noted = [...run.weighing]
  run.weighing.clear()
  const still = noted.flatMap(([serial, version]) => {
    const fate = fateOf(run, serial)
    return fate.found?.version === version && isSeeking(fate.found) ? [{ fate, found: fate.found }] : []
  })
  for (let from = 0; from < still.length; from += mostTogether) weigh(run, still.slice(from, from + mostTogether))
}

function weigh(run: Run, still: readonly Omit<Looking, 'crowd'>[]): void {
  const looking: Looking[] = []
  for (const { fate, found } of still) {
    const crowd = run.way.choose(run, fate, found)
    if (crowd && 'ranked' in crowd) looking.push({ fate, found, crowd })
    else carryOn(run, fate, found)
  }
  const waiting = looking.map(({ found, crowd }) => ({
    ...{ caseId: found._id, critical: isCritical(found), since: found.turnAt.getTime(), ranked: crowd.ranked },
  }))
  const people = assignBatch(waiting, run.way.policy)
  for (const [i, { fate, crowd }] of looking.entries()) {
    const to = people[i]
    const after = to && attempt(run, fate, 'offer', systemActor, offerTo(to, crowd.kind))
    if (after) carryOn(run, fate, after)
  }
}
