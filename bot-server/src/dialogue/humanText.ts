import * as say from '@jinlin/domain/words/accountMessages'
import { humanHeard } from '../words/dialogue'
import { dutyOfficer } from './dutyOfficer'
import type { Turn } from './turn'

/** When somebody is at the desk again. */
const opensAt = ({ policy }: Turn) => policy.calendar.hours[0]?.from ?? '08:30'

/** Who a person is handed to now, or when somebody is at the desk again. */
export async function humanText(turn: Turn): Promise<string> {
  const officer = await dutyOfficer(turn)
  if (officer) return say.human({ community: officer.area, officer: officer.name })
  return say.humanOffHours({ opensAt: opensAt(turn) })
}

/** The answer to what is said to a human then: who has it, or when somebody will look. */
export async function humanHeardText(turn: Turn): Promise<string> {
  const officer = await dutyOfficer(turn)
  return humanHeard({ opensAt: opensAt(turn), ...(officer && { area: officer.area, officer: officer.name }) })
}
