import type { Case } from '@jinlin/domain/cases/case'
import * as say from '@jinlin/domain/words/accountMessages'
import { humanHeard } from '../words/dialogue'
import { dutyOfficer } from './dutyOfficer'
import { matterOf } from './matterOf'
import type { Turn } from './turn'

/** When somebody is at the desk again. */
const opensAt = ({ policy }: Turn) => policy.calendar.hours[0]?.from ?? '08:30'
/** So many other cases can be tapped; the rest by their number. */
const mostOthers = 2

/** Who a person is handed to now, or when somebody is at the desk again; of a case which one, and which others it may be about. */
export async function humanText(turn: Turn, about?: Case, others: readonly Case[] = []): Promise<string> {
  const officer = await dutyOfficer(turn)
  const which = { ...(about && { about: named(about) }), others: others.slice(0, mostOthers).map(named) }
  if (officer) return say.human({ community: officer.area, officer: officer.name, ...which })
  return say.humanOffHours({ opensAt: opensAt(turn), ...which })
}

const named = ({ number, category, words }: Case) => ({ number, matter: matterOf(category, words) })

/** The answer to what is said to a human then: who has it, or when somebody will look. */
export async function humanHeardText(turn: Turn): Promise<string> {
  const officer = await dutyOfficer(turn)
  return humanHeard({ opensAt: opensAt(turn), ...(officer && { area: officer.area, officer: officer.name }) })
}
