import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'

/** The rating of the resolving the page is about; one of an earlier turn is on record and leaves the stars free. */
export const ratingOf = ({ rating, turn }: PresentedCase): PresentedCase['rating'] =>
  rating?.turn === turn ? rating : undefined

/** Is there a photo that shows what was done since this turn began? */
export const hasAfterPhoto = ({ attachments, turnAt }: PresentedCase): boolean =>
  attachments.some(
    ({ kind, phase, at }) => kind === 'photo' && phase === 'after' && Date.parse(at) >= Date.parse(turnAt),
  )
