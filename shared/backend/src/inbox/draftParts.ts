import { mostPhotos } from '@jinlin/domain/cases/limits'
import type { Draft, DraftPlace } from './DraftModel'
import { lettersOf, mostLetters } from './wordLimits'

/** What one message adds. A later place or category replaces an earlier one. */
export type DraftPart = {
  words?: string
  attachmentId?: string
  category?: string
  place?: DraftPlace
  unclear?: boolean
  unheard?: boolean
  /** A voice that can't be kept: nothing but that it came. */
  unopened?: boolean
  /** A picture or voice that is still to be fetched. */
  coming?: boolean
  human?: boolean
  urgent?: boolean
  /** When it was sent, where that is long ago. */
  saidAt?: Date
}

/** Code points a part takes up, with its line break. */
export const lettersIn = ({ words }: DraftPart): number => (words ? lettersOf(words) + 1 : 0)

/** What a part says once and for all; the last one counts. */
export const saidOnce = (part: DraftPart) => ({
  ...(part.place && { place: part.place }),
  ...(part.unclear && { unclear: true as const }),
  ...(part.unheard && { unheard: true as const }),
  ...(part.unopened && { unopened: true as const }),
  ...(part.coming && { coming: true as const }),
  ...(part.category && { category: part.category }),
  ...(part.human && { human: true }),
  ...(part.urgent && { urgent: true }),
})

/** A draft as a message leaves it. */
export const withPart = (draft: Draft, key: string, part: DraftPart): Draft => ({
  ...draft,
  ...saidOnce(part),
  words: part.words ? [...draft.words, part.words] : draft.words,
  letters: (draft.letters ?? 0) + lettersIn(part),
  attachmentIds: part.attachmentId ? [...draft.attachmentIds, part.attachmentId] : draft.attachmentIds,
  seen: [...draft.seen, key],
})

/** Whether all of a part still goes into a draft. */
export const hasRoom = ({ letters = 0, attachmentIds }: Draft, part: DraftPart): boolean =>
  (!part.words || letters + lettersIn(part) <= mostLetters.words + 1) &&
  (!part.attachmentId || attachmentIds.length < mostPhotos)
