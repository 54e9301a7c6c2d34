import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { askTogether } from '../infra/askTogether'
import { lookUpEach, mostPeople } from '../infra/lookUpEach'
import type { StoredCase } from './CaseModel'
import { caseTogether } from './caseTogether'
import { openPoolFor, type PoolPage } from './openPools'

/** What a person on duty has before them: held out to them, open to claim near by (`pool` = its first page), in their hands. */
export type TaskLists = { offers: Case[]; pool: PoolPage; active: Case[] }

const mostOffers = 100
const mostActive = 200
const inHands = ['accepted', 'in_progress', 'on_hold']

type Ids = { _id: string }[]
type OwnTasks = { userId: string; offers: Ids; active: Ids }

const idsBy = (foreignField: string, as: string, match: object, sort: object, most: number) => ({
  from: 'cases',
  localField: 'userId',
  foreignField,
  as,
  pipeline: [{ $match: match }, { $sort: sort }, { $limit: most }, { $project: { _id: 1 } }],
})

/** Phones that ask at the same moment share a question: after a break in the net all of them do. Ids only, for an answer has a largest size. */
const ownTasks = askTogether(async (userIds): Promise<Map<string, OwnTasks>> => {
  const rows = await lookUpEach<OwnTasks>(
    userIds.map((userId) => ({ userId })),
    idsBy('offer.to', 'offers', {}, { _id: 1 }, mostOffers),
    idsBy('assignee.userId', 'active', { state: { $in: inHands } }, { 'clocks.closeBy': 1 }, mostActive),
  )
  return new Map(rows.map((row) => [row.userId, row]))
}, mostPeople)

const whole = async (ids: Ids = []): Promise<StoredCase[]> =>
  (await Promise.all(ids.map(({ _id }) => caseTogether(_id)))).flatMap((found) => (found ? [found] : []))

/** What this person has to do, the most urgent at most a hundred and two hundred: offers by their end, open pool cases the nearest first by pages, own work by its closing time. */
export const tasksOf = async (actor: Actor, now: Date): Promise<TaskLists> => {
  const [own, pool] = await Promise.all([ownTasks(actor.userId), openPoolFor(actor, now)])
  const [asked, working] = await Promise.all([whole(own?.offers), whole(own?.active)])
  const end = ({ offer }: Case) => offer?.until?.getTime() ?? Number.POSITIVE_INFINITY
  // what has passed on between the two questions is no task of this person any more
  const offers = asked.filter(({ offer }) => offer?.to === actor.userId)
  const active = working.filter(({ assignee, state }) => assignee?.userId === actor.userId && inHands.includes(state))
  return {
    offers: offers.sort((a, b) => end(a) - end(b) || (a._id < b._id ? -1 : 1)),
    active: active.sort((a, b) => a.clocks.closeBy.getTime() - b.clocks.closeBy.getTime()),
    pool,
  }
}
