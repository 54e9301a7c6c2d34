import type { Role } from '../people/roles'
import { type AreaLevel, pathAt } from '../places/area'
import type { Level, Place } from './case'

const ladder = ['grid', 'community', 'street', 'district'] as const satisfies readonly Level[]
const areaLevelOf: Record<Level, AreaLevel> = {
  grid: 'grid',
  community: 'community',
  street: 'street',
  district: 'county',
  department: 'county',
}

/** How high a level stands; a department stands beside the district. */
export const rankOf = (level: Level): number => (level === 'department' ? 3 : ladder.indexOf(level))

/** The level above; district and department stay. */
export const levelAbove = (level: Level): Level =>
  level === 'department' ? level : (ladder[Math.min(rankOf(level) + 1, 3)] ?? 'district')

/** District and department: nothing stands above, and an offer there has no end. */
export const isTop = (level: Level): boolean => level === 'district' || level === 'department'

/** The levels whose officers are sought in turn, from this one up; a grid has no officer of its own. */
export const officerLevels = (level: Level): Level[] =>
  level === 'department' ? ['department', 'district'] : ladder.slice(Math.max(1, rankOf(level)))

/** The area of a place at a level, or nothing when the place doesn't reach so deep. */
export const areaAt = (place: Place, level: Level): string | undefined => pathAt(place.areaPath, areaLevelOf[level])

/** Where a new or separated case begins: its grid, else the inbox of its community, else the district's. */
export const firstLevel = (place: Place): Level => {
  if (place.gridCode) return 'grid'
  return areaAt(place, 'community') ? 'community' : 'district'
}

const officeOf: Partial<Record<Role, Level>> = {
  community_clerk: 'community',
  community_secretary: 'community',
  street_officer: 'street',
  dispatcher: 'district',
}

/** The level a superior's role answers for; other roles are nobody's superior. */
export const levelOfRole = (role: Role): Level | undefined => officeOf[role]
