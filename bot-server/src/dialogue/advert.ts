import { classify, sureFrom } from '@jinlin/domain/understanding/classify'
import { fold } from '@jinlin/domain/understanding/fold'
import { advertContacts, advertOffers } from '../words/dialogue'

/** Whether these words only sell something: an offer with a way to reach the seller, and no clear matter of the catalogue. */
export function isAdvert(words: string): boolean {
  const text = fold(words)
  return advertOffers.test(text) && advertContacts.test(text) && classify(words).confidence < sureFrom
}
