import type { Case } from '../cases/case'
import { decideCase } from '../cases/decideCase'
import { mayOpenPool } from '../cases/pool'
import { type Ask, nextAsks } from '../dispatch/asks'
import type { Policy } from '../dispatch/policy'
import { type Actor, systemActor } from '../people/roles'
import {
  clerk,
  clerk2,
  departmentOfficer,
  dispatcher,
  dispatcher2,
  leader,
  leader2,
  plumber,
  secretary,
  streetOfficer,
} from './factories'

const officersOf: Record<string, Actor[]> = {
  community: [clerk(), clerk2()],
  street: [streetOfficer()],
  district: [dispatcher(), dispatcher2()],
  department: [departmentOfficer()],
}
const everybody = [leader(), leader2(), plumber(), ...Object.values(officersOf).flat(), secretary()]

/** The people of the tiny town an ask means, best first. */
function candidates(ask: Ask): Actor[] {
  if (ask.kind === 'person') return everybody.filter(({ userId }) => userId === ask.userId)
  if (ask.kind === 'leader') return [leader()]
  if (ask.kind === 'nightOfficer') return [streetOfficer()]
  if (ask.kind === 'secretary') return [secretary()]
  if (ask.kind === 'officer') return officersOf[ask.level] ?? []
  return ask.want.role === 'tradesperson' ? [plumber()] : [leader(), leader2()]
}

/** One round of seeking as the servers do it: an offer to the next eligible person, else the pool, else the case as it was. */
export function seek(found: Case, policy: Policy, now: Date, isThere: (person: Actor) => boolean = () => true): Case {
  const first = [...found.asking.first]
  for (const ask of nextAsks(found, policy, now)) {
    if (ask.kind === 'person') first.shift()
    const next = candidates(ask).find(
      (each) => isThere(each) && (ask.kind === 'person' || !found.asked.includes(each.userId)),
    )
    if (!next) continue
    const { userId: to, name } = next
    const role = next.grants[0]?.role ?? 'grid_leader'
    const input = { to, name, role, kind: ask.offerKind, reason: '离您 300 米', firstLeft: first }
    return decideCase(found, 'offer', systemActor, input, policy, now).after
  }
  if (!mayOpenPool(found, now)) return found
  return decideCase(found, 'open_pool', systemActor, { nobody: true }, policy, now).after
}
