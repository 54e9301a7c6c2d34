import { moveCase } from '@jinlin/backend/cases/moveCase'
import { lastRated, ownCaseByNumber, ownCaseMovedBy, ownCases } from '@jinlin/backend/inbox/ownCases'
import { mostLetters, refuseLonger } from '@jinlin/backend/inbox/wordLimits'
import type { Case, CaseState } from '@jinlin/domain/cases/case'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { personText } from '@jinlin/domain/words/persons'
import { levelText } from '@jinlin/domain/words/whom'
import { patienceMs, type Turn } from './turn'

/** Up to this many stars we ask what was not good. */
const low = 2

type Stars = { stars: number; line?: string; number?: string }

/** 1–5, only while something waits for the reporter's word; else the number means nothing here. */
export async function rate(turn: Turn, { stars, line, number }: Stars): Promise<string | null> {
  const found = await lastDone(turn, number, ['resolved'])
  const again = found?.timeline.some(({ commandId }) => commandId === turn.inbound.key)
  if (!found || (found.state !== 'resolved' && !again)) return null
  const said = line && { line }
  await moveCase(turn.actor, found._id, 'rate', { stars, ...said }, turn.now, { commandId: turn.inbound.key })
  return say.rated({ stars, number: found.number, community: communityText(found, turn), ...said })
}

/** The line that follows a low rating within ten minutes goes to the rating. */
export async function addLine(turn: Turn, line: string): Promise<string | null> {
  const found = await lastRated(turn.talk.userId, new Date(turn.now.getTime() - patienceMs(turn)))
  const { rating } = found ?? {}
  if (!found || !rating || rating.line || rating.stars > low) return null
  refuseLonger(line, mostLetters.line)
  await moveCase(turn.actor, found._id, 'rate', { stars: rating.stars, line }, turn.now, {
    commandId: turn.inbound.key,
  })
  return say.addedTo({ number: found.number })
}

/** Not solved: opens it again, with whoever had it asked first. */
export async function notSolved(turn: Turn, number?: string): Promise<string | null> {
  const found = (await lastDone(turn, number, ['resolved'])) ?? (await lastDone(turn, number, ['closed', 'declined']))
  if (!found) return null
  try {
    const { found: again } = await moveCase(turn.actor, found._id, 'reopen', {}, turn.now, {
      commandId: turn.inbound.key,
    })
    const last = again.lastAssignee
    const who = last ? personText(last.name, last.role) : communityText(again, turn)
    return say.notSolved({ who, closeBy: deadlineText(again.clocks.closeBy, turn.now) })
  } catch (error) {
    if (error instanceof DomainError && error.status === 409) return null
    throw error
  }
}

const communityText = (found: Case, { names }: Turn) => levelText('community', found, { names })

/** The case that stars and 没解决 speak about: the one we last said was done. A message handled again speaks of the case it has moved before. */
export async function lastDone({ talk, inbound, now }: Turn, number: string | undefined, states: readonly CaseState[]) {
  const again = await ownCaseMovedBy(talk.userId, inbound.key)
  if (again) return again
  if (number) return ownCaseByNumber(talk.userId, number)
  const mine = await ownCases(talk.userId, states)
  const doneAt = ({ clocks, timeline }: Case) => (clocks.resolvedAt ?? timeline.at(-1)?.at ?? now).getTime()
  return mine.sort((a, b) => doneAt(b) - doneAt(a))[0]
}
