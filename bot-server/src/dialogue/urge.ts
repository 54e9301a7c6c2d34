import { moveCase } from '@jinlin/backend/cases/moveCase'
import type { Case } from '@jinlin/domain/cases/case'
import { momentText } from '@jinlin/domain/clocks/countdown'
import { timeOf } from '@jinlin/domain/clocks/shanghai'
import * as say from '@jinlin/domain/words/accountMessages'
import { personText } from '@jinlin/domain/words/persons'
import { stateLabel } from '@jinlin/domain/words/states'
import { matterOf } from './matterOf'
import { isRefused } from './refusalText'
import { leftOf, status } from './status'
import { openStates, targets } from './target'
import type { Turn } from './turn'
import { whichText } from './which'

/** Nudges whoever has it, of several the one the person chooses; too soon after the last nudge says when again. What is done already only waits for the person's word, and is told so. */
export async function urge(turn: Turn, number?: string): Promise<string | null> {
  const [found, ...others] = await targets(turn, number, openStates)
  if (!found) return status(turn, number)
  if (others.length > 0) return whichText(turn, 'urge', [found, ...others])
  try {
    const { found: urged } = await moveCase(turn.actor, found._id, 'urge', {}, turn.now, {
      commandId: turn.inbound.key,
    })
    return say.urged({ who: whomOf(urged, turn), ...whichOf(urged) })
  } catch (error) {
    if (!isRefused(error)) throw error
    if (error.code === 'too_soon' && found.urgedAt) return tooSoon(found, found.urgedAt, turn)
    if (error.code === 'case_moved') return say.nothingOpen()
    throw error
  }
}

const whichOf = ({ number, category, words }: Case) => ({ number, matter: matterOf(category, words) })

const whomOf = ({ assignee, offer }: Case, { inbox }: Turn) => {
  const person = assignee ?? offer
  return person ? personText(person.name, person.role) : inbox
}

function tooSoon(found: Case, urgedAt: Date, { policy, now }: Turn) {
  const again = new Date(urgedAt.getTime() + policy.urgeHours * 3_600_000 * policy.timeScale)
  const state = stateLabel(found.state)
  const left = leftOf(found, now)
  return say.urgedTooSoon({ at: momentText(urgedAt, now), again: timeOf(again), state, left, ...whichOf(found) })
}
