import type { Case, Level } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { mayBeAsked } from '@jinlin/domain/cases/pool'
import { type Ask, nextAsks } from '@jinlin/domain/dispatch/asks'
import { type Ranked, rankCandidates } from '@jinlin/domain/dispatch/rankCandidates'
import type { Role } from '@jinlin/domain/people/roles'
import { nightReason, officerReason, ownLeaderReason } from '@jinlin/domain/words/offerReason'
import type { Worker } from './crew'
import type { Near } from './nearIndex'
import type { Fate, Run } from './run'

type Offer = CommandInput['offer']
type Person = Omit<Offer, 'firstLeft' | 'kind'>
type Search = { run: Run; fate: Fate; found: Case }
/** Those near a case, in the cascade's order: to be weighed with the other cases that look at the same moment. */
export type Crowd = { ranked: (Ranked & { offers: number })[]; kind: Offer['kind'] }

/** Metres from a worker to a report. */
export const metresTo = ({ at }: Worker, { report: { point } }: Fate): number =>
  Math.hypot(at[0] - point[0], at[1] - point[1])

const personOf = ({ person }: Worker, reason: string, metres: number): Person => ({
  to: person.id,
  name: person.name,
  role: person.role,
  reason,
  metres: Math.round(metres),
})

/** The leader of the case's own grid, on duty, with room, not asked before. */
function ownLeader({ gridCode }: Extract<Ask, { kind: 'leader' }>, { run, fate, found }: Search): Person | undefined {
  const leader = run.city.leaders.get(gridCode)
  if (!leader || found.asked.includes(leader.id)) return undefined
  const worker = run.crew.of(leader.serial)
  if (!run.crew.hasRoom(worker)) return undefined
  const metres = metresTo(worker, fate)
  return personOf(worker, ownLeaderReason({ metres, openJobs: worker.jobs.length }), metres)
}

/** Everybody unasked in the smallest ring that holds somebody, in the cascade's order. */
function cascade({ want, radii }: Extract<Ask, { kind: 'cascade' }>, { run, fate, found }: Search): Crowd['ranked'] {
  const kind = fate.report.kind
  const asked = new Set(found.asked)
  const candidate = ({ id, metres }: Near) => {
    const { person, jobs, onDuty } = run.crew.of(id)
    const { id: userId, name, rating } = person
    return { userId, name, rating, role: want.role, metres, openJobs: jobs.length, skills: skillsOf(want), onDuty }
  }
  for (const ring of radii) {
    const near = run.crew.freeOf(kind).within(fate.report.point, ring).map(candidate)
    const unasked = near.filter(({ userId }) => !asked.has(userId))
    const ranked = rankCandidates(unasked, run.way.policy, want.skill)
    if (ranked.length > 0) return ranked.map((each) => ({ ...each, offers: run.crew.byId(each.userId).offers.size }))
  }
  return []
}

const skillsOf = ({ skill }: { skill?: string }) => (skill ? [skill] : [])
/** The offer to one of a crowd. */
export const offerTo = ({ userId: to, name, role, reason, metres }: Ranked, kind: Offer['kind']): Offer => ({
  ...{ to, name, role, reason, kind, firstLeft: [] },
  metres: Math.round(metres),
})

const rolesOf: Partial<Record<Level, readonly Role[]>> = {
  community: ['community_clerk', 'community_secretary'],
  street: ['street_officer'],
  district: ['dispatcher'],
}

/** Officers of an area on duty, who has least to do first. */
export function officersOf({ city, crew }: Run, areaPath: string, roles: readonly Role[]): Worker[] {
  const load = ({ jobs, offers }: Worker) => jobs.length + offers.size
  return (city.officers.get(areaPath) ?? [])
    .map(({ serial }) => crew.of(serial))
    .filter(({ person, onDuty }) => onDuty && roles.includes(person.role))
    .sort((a, b) => load(a) - load(b) || a.person.serial - b.person.serial)
}

function officer(ask: Ask, { run, fate, found }: Search): Person | undefined {
  if (ask.kind !== 'officer' && ask.kind !== 'secretary' && ask.kind !== 'nightOfficer') return undefined
  const level = ask.kind === 'officer' ? ask.level : 'street'
  const roles: readonly Role[] = ask.kind === 'secretary' ? ['community_secretary'] : (rolesOf[level] ?? [])
  const next = officersOf(run, ask.areaPath, roles).find(({ person }) => mayBeAsked(found, person.id, 'officer'))
  const reason = ask.kind === 'nightOfficer' ? nightReason : officerReason
  return next && personOf(next, reason(ask.areaPath), metresTo(next, fate))
}

/** Jinlin's own order, as the servers walk it: the first eligible person of the domain's asks, or who is near. On such a day nobody is asked by name. */
export function askInOrder(run: Run, fate: Fate, found: Case): Offer | Crowd | undefined {
  const search = { run, fate, found }
  for (const ask of nextAsks(found, run.way.policy, new Date(run.now))) {
    if (ask.kind === 'cascade') {
      const ranked = cascade(ask, search)
      if (ranked.length > 0) return { ranked, kind: ask.offerKind }
      continue
    }
    const person = ask.kind === 'leader' ? ownLeader(ask, search) : officer(ask, search)
    if (person) return { ...person, kind: ask.offerKind, firstLeft: [] }
  }
  return undefined
}
