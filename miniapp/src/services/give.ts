import type { CommandBodyInput } from '@jinlin/domain/cases/caseApi'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { common } from '../words/common'
import { Refused, Unreachable } from './api'
import { say } from './go'
import { loadCase } from './load'
import { newKey } from './newKey'
import { add, type Outcome } from './outbox'
import { phone, putCase } from './phone'
import { call } from './session'

/** Gives a command that may wait for a network. Says what happened: `sent`, `waiting`, or the refusal's own words. */
export async function give(
  lane: string,
  body: CommandBodyInput,
  words: { sent?: string; waiting?: string } = {},
): Promise<Outcome> {
  const outcome = await add({ kind: 'command', lane, body })
  if ('refused' in outcome) await refusedBy(lane, outcome.refused)
  else if ('waiting' in outcome) say(words.waiting ?? common.queued)
  else if (words.sent) say(words.sent)
  return outcome
}

/** Says a refusal in its own words and fetches what has changed. `lane` is a case's id or a draft's key. */
export async function refusedBy(lane: string, refused: Refused): Promise<void> {
  say(refused.message || common.changed)
  await loadCase(phone().drafts[lane]?.caseId ?? lane).catch(() => undefined)
}

export type Taken = { won: PresentedCase } | { lost: string } | { offline: true }

/** Takes a case now or not at all: an offer or a pooled case can't wait for a network. The same key makes a second try the same taking. */
export async function takeCase(found: PresentedCase, command: 'accept' | 'claim'): Promise<Taken> {
  const key = newKey(Date.now())
  const send = () =>
    call<PresentedCase>({ method: 'POST', path: `/api/cases/${found.id}/commands`, body: { command }, key })
  try {
    const won = await send().catch((error) => {
      if (error instanceof Unreachable) return send()
      throw error
    })
    putCase(won)
    return { won }
  } catch (error) {
    if (!(error instanceof Refused)) return { offline: true }
    await loadCase(found.id).catch(() => undefined)
    return { lost: error.message }
  }
}
