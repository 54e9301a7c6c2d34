import type { CaseFacts } from '@jinlin/domain/cases/case'
import { areaAt } from '@jinlin/domain/cases/levels'
import { officersOf } from './findOfficer'
import type { Staff } from './StaffModel'

/** After an escalation the officers on duty of the case's community and street may claim it too. */
export const officersWhoClaim = async ({ place, asking }: Pick<CaseFacts, 'place' | 'asking'>): Promise<Staff[]> => {
  if (!asking.routed) return []
  const found = await Promise.all(
    (['community', 'street'] as const).map((level) => {
      const areaPath = areaAt(place, level)
      return areaPath ? officersOf({ level, areaPath }) : []
    }),
  )
  return found.flat().map(({ staff }) => staff)
}
