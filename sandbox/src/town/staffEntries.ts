import type { StaffEntry } from '@jinlin/backend/people/StaffEntryModel'
import { phoneFields } from '@jinlin/backend/people/staffEntries'
import type { Grant, Role } from '@jinlin/domain/people/roles'
import { point } from '@jinlin/domain/places/geo'
import { awaitedNames } from '../words/town'
import { papersFor } from './papersFor'
import type { TownPerson } from './people'

/** Who put everybody on the list. */
const addedBy = 'security'

/** The list of staff: everybody who works in the town has joined by their row; a carpenter (the neighbour, by the phone) and a steward (by a code) are awaited in the story's grid. */
export function staffEntries(people: readonly TownPerson[], now: Date): StaffEntry[] {
  const joined = people.flatMap((person) =>
    person.grants.filter(({ role }) => role !== 'resident').map((grant, i) => joinedRow(person, grant, i, now)),
  )
  return [...joined, ...awaited(people, now)]
}

function joinedRow(person: TownPerson, grant: Grant, serial: number, now: Date): StaffEntry {
  const { key, name, skills } = person
  const _id = `entry-${key}-${serial}`
  return {
    _id,
    name,
    grant,
    skills,
    certificates: papersFor(skills, now),
    userId: key,
    joinedAt: now,
    addedBy,
    addedAt: now,
    madeUp: true,
  }
}

function awaited(people: readonly TownPerson[], now: Date): StaffEntry[] {
  const find = (key: string) => people.find((person) => person.key === key)
  const areaPath = find('leader')?.grants.find(({ role }) => role === 'grid_leader')?.areaPath
  const neighbour = find('neighbour')
  if (!areaPath || !neighbour) return []
  const row = (_id: string, name: string, role: Role, skills: string[]): StaffEntry => {
    const home = point(neighbour.point.lng, neighbour.point.lat)
    return { _id, name, grant: { role, areaPath }, skills, home, addedBy, addedAt: now, madeUp: true }
  }
  const carpenter = row('entry-carpenter', neighbour.name, 'tradesperson', ['carpenter'])
  return [
    { ...carpenter, ...phoneFields(carpenter._id, neighbour.phone) },
    row('entry-steward', awaitedNames.steward, 'building_steward', []),
  ]
}
