import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { takeOwed } from '@jinlin/backend/inbox/owedAnswers'
import { brokenOff } from '@jinlin/backend/inbox/takeIn'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { logger } from '@jinlin/backend/infra/logger'
import { answer } from '../dialogue/answer'
import { answerAgain, type MakeAnswer } from './answerOnce'
import { tellLater } from './tellLater'

const atOnce = 50
/** So many people's messages are taken up side by side. */
const lanes = 4

/**
 * Takes up, once, every delivery whose handling broke off (a killed process, a store that was away), those of one person in their order, and tells every
 * answer that is still owed. `clock` = asked for each of them. Resolves to how many.
 */
export async function sweepInbox(clock: () => Date, makeAnswer: MakeAnswer = answer): Promise<number> {
  const found = await brokenOff(clock(), atOnce)
  await inLanes(byPerson(found), lanes, async (theirs) => {
    for (const inbound of theirs) await takeUp(inbound, makeAnswer, clock())
  })
  const owed = await takeOwed(clock(), atOnce)
  await inLanes(owed, lanes, ({ inbound, text }) => tellLater(inbound, text, clock()))
  return found.length + owed.length
}

async function takeUp(inbound: Inbound, makeAnswer: MakeAnswer, now: Date): Promise<void> {
  await answerAgain(inbound, makeAnswer, tellLater, now).catch((error: unknown) =>
    logger.error({ err: error, key: inbound.key }, 'again not handled'),
  )
}

function byPerson(found: readonly Inbound[]): Inbound[][] {
  const groups = new Map<string, Inbound[]>()
  for (const inbound of found) {
    const who = `${inbound.accountKey}|${inbound.openid}`
    groups.set(who, [...(groups.get(who) ?? []), inbound])
  }
  return [...groups.values()]
}
