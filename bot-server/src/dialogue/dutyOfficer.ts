import { officersOf } from '@jinlin/backend/dispatch/findOfficer'
import { maskName } from '@jinlin/domain/people/mask'
import { pathAt } from '@jinlin/domain/places/area'
import type { Turn } from './turn'

/** What decides who is on duty for somebody who writes. */
type Where = Pick<Turn, 'names' | 'account'> & Partial<Pick<Turn, 'home' | 'doorway'>>
type OnDuty = { userId: string; name: string; area: string }

/** Who is on duty for a place, from its community upwards: id, masked name and what they stand for; undefined when nobody is. */
export async function dutyOfficer({ names, home, doorway, account }: Where): Promise<OnDuty | undefined> {
  const path = (home ?? doorway?.building ?? account).areaPath
  for (const [level, areaLevel] of [
    ['community', 'community'],
    ['street', 'street'],
    ['district', 'county'],
  ] as const) {
    const areaPath = pathAt(path, areaLevel)
    const [officer] = areaPath ? await officersOf({ level, areaPath }) : []
    if (officer && areaPath)
      return {
        userId: officer.staff._id,
        name: maskName(officer.staff.name),
        area: names.get(areaPath.split('/').at(-1) ?? '') ?? '',
      }
  }
  return undefined
}
