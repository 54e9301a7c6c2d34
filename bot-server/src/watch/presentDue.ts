import type { Staff } from '@jinlin/backend/dispatch/StaffModel'
import type { DueCounts } from '@jinlin/backend/watch/watchFigures'
import type { Case } from '@jinlin/domain/cases/case'
import { isCritical } from '@jinlin/domain/cases/isCritical'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { dueBy } from '@jinlin/domain/clocks/dueBy'
import { codesOf } from '@jinlin/domain/places/area'
import { personText } from '@jinlin/domain/words/persons'
import type { AreaNames } from '@jinlin/domain/words/scene'

const nameOf = (path: string, names: AreaNames): string => {
  const code = codesOf(path).at(-1) ?? path
  return names.get(code) ?? code
}

/** One line of the board: what, where, who has it or is asked, and which promise breaks when. */
export const presentDue = (found: Case, names: AreaNames, now: Date) => {
  const { _id, number, category, state, level, place, assignee, offer, poolSince } = found
  const due = dueBy(found)
  const person = assignee ?? offer
  return {
    id: _id,
    number,
    category,
    categoryName: leaf(category)?.name ?? category,
    state,
    level,
    areaPath: place.areaPath,
    areaName: nameOf(place.areaPath, names),
    kind: due?.kind ?? 'close',
    dueAt: (due?.at ?? found.clocks.closeBy).toISOString(),
    late: due !== undefined && due.at <= now,
    critical: isCritical(found) || undefined,
    person: person && personText(person.name, person.role),
    pool: poolSince !== undefined || undefined,
  }
}

/** One area of the board. */
export const presentArea = ({ path, ...counts }: DueCounts & { path: string }, names: AreaNames) => ({
  path,
  name: nameOf(path, names),
  ...counts,
})

/** One person of the board, masked. */
export const presentPressed = ({ userId, ...counts }: DueCounts & { userId: string }, staff: Staff | undefined) => {
  const role = staff?.posts[0]?.role
  return { userId, name: staff ? personText(staff.name, role) : '', role, ...counts }
}
