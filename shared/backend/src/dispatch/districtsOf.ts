import type { Actor } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import type { Area } from '../places/AreaModel'
import { areaSet } from '../places/areaSet'

/** The districts within an actor's areas, by their code, a page at a time; `after` = a code. Read from memory: the areas of a city fit there. */
export async function districtsOf(
  { grants }: Actor,
  after: string | undefined,
  limit: number,
): Promise<{ items: Area[]; next?: string }> {
  const { byCode } = await areaSet()
  const own = (area: Area) => grants.some(({ areaPath }) => areaPath && contains(areaPath, area.path))
  const all = [...byCode.values()]
    .filter((area) => area.level === 'county' && area._id > (after ?? '') && own(area))
    .sort((a, b) => (a._id < b._id ? -1 : 1))
  const items = all.slice(0, limit)
  const last = items.at(-1)
  return all.length > limit && last ? { items, next: last._id } : { items }
}
