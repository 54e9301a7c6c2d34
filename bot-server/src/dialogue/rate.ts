import { moveCase } from '@jinlin/backend/cases/moveCase'
import { lastRated } from '@jinlin/backend/inbox/ownCases'
import { mostLetters, refuseLonger } from '@jinlin/backend/inbox/wordLimits'
import type { Case, CaseState } from '@jinlin/domain/cases/case'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { DomainError } from '@jinlin/domain/errors'
import * as say from '@jinlin/domain/words/accountMessages'
import { personText } from '@jinlin/domain/words/persons'
import { levelText } from '@jinlin/domain/words/whom'
import { mattersOf, openStates, targets } from './target'
import { patienceMs, type Turn } from './turn'
import { whichText } from './which'

/** Up to this many stars we ask what was not good. */
const low = 2

type Stars = { stars: number; line?: string | undefined; number?: string | undefined }
const dayMs = 86_400_000

/** 1–5, while something waits for the reporter's word or was closed within a day; else the number means nothing here. Of several that wait the person chooses. */
export async function rate(turn: Turn, { stars, line, number }: Stars): Promise<string | null> {
  const [found, ...others] = await doneOnes(turn, number, ['resolved'])
  if (found && others.length > 0) return whichText(turn, { stars }, [found, ...others], line)
  const again = found?.timeline.some(({ commandId }) => commandId === turn.inbound.key)
  if (!found || (found.state !== 'resolved' && !again)) return rateOver(turn, { stars, line, number })
  return starred(turn, found, stars, line)
}

const hasStars = ({ rating, turn }: Case): boolean => rating?.turn === turn

/** Stars that come within a day after something was closed: for what was done last of that which has none yet. Null = the number means nothing here. */
async function rateOver(turn: Turn, { stars, line, number }: Stars): Promise<string | null> {
  const since = turn.now.getTime() - dayMs
  const lately = (await doneOnes(turn, number, ['closed'])).filter(
    ({ clocks: { closedAt } }) => closedAt && closedAt.getTime() >= since,
  )
  const over = lately.find((found) => !hasStars(found)) ?? lately[0]
  if (over?.state !== 'closed') return null
  if (over.rating && hasStars(over)) return say.ratedBefore({ stars: over.rating.stars, number: over.number })
  return starred(turn, over, stars, line)
}

async function starred(turn: Turn, found: Case, stars: number, line: string | undefined): Promise<string> {
  const said = line && { line }
  await moveCase(turn.actor, found._id, 'rate', { stars, ...said }, turn.now, { commandId: turn.inbound.key })
  return say.rated({ stars, number: found.number, community: communityText(found, turn), ...said })
}

/** What the last stars on a case came with: the key of the message, where they were given in a chat. */
const ratedBy = ({ timeline }: Case) => timeline.findLast(({ command }) => command === 'rate')?.commandId

/** The line that follows a low rating within ten minutes goes to the rating, where this account has asked for it: stars given elsewhere asked for nothing, and what is said here then is a report. */
export async function addLine(turn: Turn, line: string): Promise<string | null> {
  const { talk, inbound } = turn
  const found = await lastRated(talk.userId, new Date(turn.now.getTime() - patienceMs(turn)))
  const { rating } = found ?? {}
  if (!found || !rating || rating.stars > low) return null
  if (ratedBy(found) === inbound.key) return say.addedTo({ number: found.number })
  if (rating.line || !ratedBy(found)?.startsWith(`${talk.accountKey}-`)) return null
  refuseLonger(line, mostLetters.line)
  await moveCase(turn.actor, found._id, 'rate', { stars: rating.stars, line }, turn.now, {
    commandId: turn.inbound.key,
  })
  return say.addedTo({ number: found.number })
}

/** It can't be opened again at all, whatever becomes of it. */
const isOver = ({ code, details }: DomainError) => code === 'too_late' || details?.why === 'appealed'

/** Not solved: opens it again, with whoever had it asked first; of several that wait for a word the person chooses, of those that are over it is the last. Too late for that is said, unless something is under way that it can be about. */
export async function notSolved(turn: Turn, number?: string): Promise<string | null> {
  const [waiting, ...others] = await doneOnes(turn, number, ['resolved'])
  if (waiting && others.length > 0) return whichText(turn, 'not_solved', [waiting, ...others])
  const found = waiting ?? (await doneOnes(turn, number, ['closed', 'declined']))[0]
  if (!found) return null
  try {
    const { found: again } = await moveCase(turn.actor, found._id, 'reopen', {}, turn.now, {
      commandId: turn.inbound.key,
    })
    const last = again.lastAssignee
    const who = last ? personText(last.name, last.role) : communityText(again, turn)
    return say.notSolved({ who, number: again.number, closeBy: deadlineText(again.clocks.closeBy, turn.now) })
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 409) throw error
    if (isOver(error) && (number || (await mattersOf(turn, openStates)).length === 0)) throw error
    return null
  }
}

const communityText = (found: Case, { names }: Turn) => levelText('community', found, { names })

/** The cases that stars, 解决了 and 没解决 may be about: what we last said was done first. A message handled again is about the case it has moved before. */
export async function doneOnes(
  turn: Turn,
  number: string | undefined,
  states: readonly CaseState[],
): Promise<readonly Case[]> {
  const found = [...(await targets(turn, number, states))]
  const doneAt = ({ clocks, timeline }: Case) => (clocks.resolvedAt ?? timeline.at(-1)?.at ?? turn.now).getTime()
  return found.sort((a, b) => doneAt(b) - doneAt(a))
}
