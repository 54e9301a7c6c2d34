import type { Case, CommandName, Offer } from '../cases/case'

/** What became of an offer: it runs · taken by the person asked · by somebody else · declined · its time was over · the person went off duty · the case needed them no more. */
export const offerOutcomes = ['waiting', 'accepted', 'taken', 'declined', 'expired', 'off_duty', 'dropped'] as const
export type OfferOutcome = (typeof offerOutcomes)[number]
/** One person a case was held out to. `note` = the reason for declining. */
export type Asked = { offer: Offer; turn: number; outcome: OfferOutcome; endedAt?: Date; note?: string }

const byCommand: Partial<Record<CommandName, OfferOutcome>> = {
  accept: 'accepted',
  claim: 'taken',
  assign: 'taken',
  decline_offer: 'declined',
  expire_offer: 'expired',
}

/** Everybody this case was held out to, in order, with what became of it, read from its timeline. */
export function askedSoFar({ timeline }: Pick<Case, 'timeline'>): Asked[] {
  const asked: Asked[] = []
  for (const { command, change, turn, at, note } of timeline) {
    if (change.offer === undefined) continue
    const last = asked.at(-1)
    if (last?.outcome === 'waiting') {
      const outcome = command === 'expire_offer' && note === 'off_duty' ? 'off_duty' : (byCommand[command] ?? 'dropped')
      const said = outcome === 'declined' && note ? { note } : {}
      asked[asked.length - 1] = { ...last, outcome, endedAt: at, ...said }
    }
    if (change.offer) asked.push({ offer: change.offer, turn, outcome: 'waiting' })
  }
  return asked
}
