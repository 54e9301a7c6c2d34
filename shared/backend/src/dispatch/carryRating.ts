import type { Case } from '@jinlin/domain/cases/case'
import { ratingDays, ratingOf } from '@jinlin/domain/dispatch/ratingOf'
import { CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { StaffModel } from './StaffModel'

/** The stars that stand on cases this person resolved, of the last 90 days, read from the index. */
const starsOf = async (userId: string, now: Date): Promise<number[]> => {
  const since = new Date(now.getTime() - ratingDays * 86_400_000)
  const theirs = { 'rating.handler': userId, 'rating.at': op({ $gte: since }) }
  const rated = await CaseModel.find(theirs).select({ 'rating.stars': 1, _id: 0 }).lean()
  return rated.flatMap(({ rating }) => (rating ? [rating.stars] : []))
}

/** While a rating is news, it is carried to whoever had resolved the case: counted anew from the cases, so that doing it twice changes nothing. */
export const carryRating = async ({ timeline, untold, rating }: Case, now: Date): Promise<void> => {
  const isNew = timeline.some(({ seq, command }) => command === 'rate' && untold.includes(seq))
  if (!isNew || !rating?.handler) return
  const { handler } = rating
  const stars = await starsOf(handler, now)
  await guardWrite(() => StaffModel.updateOne({ _id: handler }, { $set: { rating: ratingOf(stars) } }))
}
