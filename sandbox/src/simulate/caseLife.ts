import type { Case, CommandName } from '@jinlin/domain/cases/case'
import { catchUp } from '@jinlin/domain/cases/catchUp'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { decideCase } from '@jinlin/domain/cases/decideCase'
import { isSeeking, mayOpenPool, restsOnClaims } from '@jinlin/domain/cases/pool'
import { submitCase } from '@jinlin/domain/cases/submitCase'
import { nextWaking } from '@jinlin/domain/clocks/dueSteps'
import { DomainError } from '@jinlin/domain/errors'
import { type Actor, systemActor } from '@jinlin/domain/people/roles'
import { benchName } from '../words/load'
import { isAlerted, passOffer, tellHolder } from './hearing'
import { day } from './makeReports'
import { pointOf } from './mapPoint'
import { keepPool } from './pooling'
import { type Fate, fateOf, type Run } from './run'
import { weighSoon } from './weighSoon'

/** The phone leaves five seconds to take a tap back. */
const undoMs = 5_000
/** When nobody at all can be asked, the search is made again after a minute, later after a quarter of the time it has taken. */
const againMs = 60_000
const againShare = 0.25
/** More rounds than a pool and the officers of every level need. */
const rounds = 6

/** News is handed over at once: nothing of a case waits to be told. */
const told = (found: Case): Case => ({ ...found, untold: [] })

/** A tap arrives: the case begins, and the next tap is on its way. */
export function fileReport(run: Run, serial: number): void {
  const fate = fateOf(run, serial)
  const { report } = fate
  const { code, areaPath } = report.grid
  const now = new Date(run.now)
  const id = `case-${serial}`
  const number = `${areaPath.split('/')[1]}-${day.slice(0, 4)}-${String(serial).padStart(6, '0')}`
  const tap = {
    ...{ id, key: id, number, category: report.category, words: '', attachments: [] },
    place: { point: pointOf(report.point), areaPath, gridCode: code },
    reporter: {
      ...{ userId: `resident-${serial}`, name: benchName, hidden: false, happenedAt: now },
      via: 'miniapp' as const,
    },
    ...{ level: 'grid' as const, dispatchAt: new Date(run.now + undoMs) },
  }
  keep(run, fate, submitCase(tap, run.way.policy, now))
  const next = run.fates[serial + 1]
  if (next) run.queue.push(next.report.at, { kind: 'file', serial: serial + 1 })
}

/** Does what a case is owed by now and looks for the next person; an old waking is for nothing. */
export function wakeCase(run: Run, serial: number, version: number): void {
  const fate = fateOf(run, serial)
  if (fate.found?.version !== version) return
  carryOn(run, fate, caughtUp(run, fate, fate.found))
}

/** As the servers do it: a pool that would open for nobody has an officer beside it. */
function caughtUp(run: Run, fate: Fate, found: Case): Case {
  const { policy } = run.way
  const now = new Date(run.now)
  const steps = catchUp(found, policy, now)
  const reach = Math.max(...policy.radiiMetres)
  const isHopeless =
    restsOnClaims(steps) && run.crew.freeOf(fate.report.kind).within(fate.report.point, reach).length === 0
  return (isHopeless ? catchUp(found, policy, now, { nobodyToClaim: true }) : steps).after
}

/** One command on an open case; nothing when it is refused, as it is to whoever comes too late. */
export function attempt<N extends CommandName>(
  run: Run,
  { found }: Fate,
  command: N,
  actor: Actor,
  input: CommandInput[N],
): Case | undefined {
  if (!found) return undefined
  try {
    return decideCase(found, command, actor, input, run.way.policy, new Date(run.now)).after
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

/** After a change: the next person is sought where one is owed, and the case sleeps until it is owed something. */
export const carryOn = (run: Run, fate: Fate, after: Case): void => keep(run, fate, seekNext(run, fate, told(after)))

function seekNext(run: Run, fate: Fate, start: Case): Case {
  const { policy, choose, pools } = run.way
  const now = new Date(run.now)
  let found = start
  for (let round = 0; round < rounds && isSeeking(found) && now >= found.dispatchAt; round += 1) {
    const next = choose(run, fate, found)
    if (next && 'ranked' in next) {
      weighSoon(run, fate, found)
      return found
    }
    if (next) found = decideCase(found, 'offer', systemActor, next, policy, now).after
    else if (pools && mayOpenPool(found, now))
      found = decideCase(found, 'open_pool', systemActor, { nobody: true }, policy, now).after
    else break
    found = told(found)
  }
  return found
}

function keep(run: Run, fate: Fate, after: Case): void {
  const before = fate.found
  const found = told(after)
  fate.found = found
  if (before?.offer !== found.offer) passOffer(run, fate, before?.offer, found.offer)
  else if (before && isAlerted(before, found)) tellHolder(run, fate, true)
  keepPool(run, fate, found)
  const wakeAt = wakingOf(run, found)
  if (wakeAt !== undefined) run.queue.push(wakeAt, { kind: 'wake', serial: fate.report.serial, version: found.version })
}

function wakingOf(run: Run, found: Case): number | undefined {
  const now = new Date(run.now)
  if (isSeeking(found) && now >= found.dispatchAt)
    return run.now + Math.max(againMs, Math.round((run.now - found.turnAt.getTime()) * againShare))
  return nextWaking(found, run.way.policy, now)?.getTime()
}
