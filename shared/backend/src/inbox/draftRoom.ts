import { mostPhotos } from '@jinlin/domain/cases/limits'
import { DomainError } from '@jinlin/domain/errors'
import { op } from '../infra/defineModel'
import { type Draft, DraftModel } from './DraftModel'
import { type DraftPart, lettersIn } from './draftParts'
import { mostLetters } from './wordLimits'

/** Where the last picture a report may have stands. */
const lastPhoto = `attachmentIds.${mostPhotos - 1}`
/** More letters than this leave no room for these words. */
const tooMany = (part: DraftPart) => op({ $gt: mostLetters.words + 1 - lettersIn(part) })

/** What a draft must be like to take a part whole, as a filter. */
export const roomFor = (part: DraftPart) => ({
  ...(part.words && { letters: op({ $not: tooMany(part) }) }),
  ...(part.attachmentId && { [lastPhoto]: op({ $exists: false }) }),
})

type Open = Pick<Draft, 'state'> & Partial<Pick<Draft, '_id' | 'accountKey' | 'openid'>>

/** Refuses a part for which these open drafts have no room: `words_too_long` with the limit, or `photos_full`. */
export async function refuseFull(open: Open, part: DraftPart): Promise<void> {
  if (part.words && (await DraftModel.exists({ ...open, letters: tooMany(part) })))
    throw new DomainError('words_too_long', { limit: mostLetters.words })
  if (part.attachmentId && (await DraftModel.exists({ ...open, [lastPhoto]: op({ $exists: true }) })))
    throw new DomainError('photos_full')
}
