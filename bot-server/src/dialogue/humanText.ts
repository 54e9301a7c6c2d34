import * as say from '@jinlin/domain/words/accountMessages'
import { dutyOfficer } from './dutyOfficer'
import type { Turn } from './turn'

/** Who a person is handed to now, or when somebody is at the desk again. */
export async function humanText(turn: Turn): Promise<string> {
  const officer = await dutyOfficer(turn)
  if (officer) return say.human({ community: officer.area, officer: officer.name })
  return say.humanOffHours({ opensAt: turn.policy.calendar.hours[0]?.from ?? '08:30' })
}
