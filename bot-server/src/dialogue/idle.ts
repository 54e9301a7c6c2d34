import { markForStaff } from '@jinlin/backend/inbox/markForStaff'
import { heardLately } from '@jinlin/backend/inbox/recentMessages'
import { logger } from '@jinlin/backend/infra/logger'
import { maskName } from '@jinlin/domain/people/mask'
import { spaced } from '@jinlin/domain/words/spaced'
import { floodMark } from '../words/dialogue'
import { dutyOfficer } from './dutyOfficer'
import type { Turn } from './turn'

const spanMs = 600_000
const mostAnswered = 5

/** The calm answer to a message with nothing to act on in it; from the sixth in ten minutes on none, and the duty officer sees a mark. */
export async function idle(turn: Turn, text: string, kind: keyof typeof floodMark = 'other'): Promise<string | null> {
  const { talk, inbound, now } = turn
  const heard = await heardLately('idle', talk.userId, inbound.key, spanMs, now)
  if (heard <= mostAnswered) return text
  await mark(turn, kind)
  return null
}

/** One mark for one person in any ten minutes, however long the flood and whoever is on duty. */
async function mark(turn: Turn, kind: keyof typeof floodMark) {
  const { talk, account, actor, now } = turn
  const officer = await dutyOfficer(turn)
  if (!officer)
    return logger.warn({ person: talk.userId, account: account._id }, 'a flood, and nobody on duty to see it')
  const text = floodMark[kind]({ account: account.name, person: maskName(actor.name), most: mostAnswered })
  await markForStaff({ about: `flood-${talk.userId}`, spanMs }, officer.userId, spaced(text), now)
}
