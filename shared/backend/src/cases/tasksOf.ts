import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { askTogether } from '../infra/askTogether'
import { lookUpEach } from '../infra/lookUpEach'
import type { StoredCase } from './CaseModel'
import { openPoolsFor } from './openPools'

/** What a person on duty has before them: held out to them, open to claim near by, in their hands. */
export type TaskLists = { offers: Case[]; pool: Case[]; active: Case[] }

const mostOffers = 100
const mostActive = 200
const inHands = ['accepted', 'in_progress', 'on_hold']

type OwnTasks = { userId: string; offers: StoredCase[]; active: StoredCase[] }

const offers = {
  from: 'cases',
  localField: 'userId',
  foreignField: 'offer.to',
  as: 'offers',
  pipeline: [{ $limit: mostOffers }],
}
const active = {
  from: 'cases',
  localField: 'userId',
  foreignField: 'assignee.userId',
  as: 'active',
  pipeline: [{ $match: { state: { $in: inHands } } }, { $limit: mostActive }],
}

/** Phones that ask at the same moment share a question: after a break in the net all of them do. */
const ownTasks = askTogether(async (userIds): Promise<Map<string, OwnTasks>> => {
  const asked = userIds.map((userId) => ({ userId }))
  const rows = await lookUpEach<OwnTasks>(asked, offers, active)
  return new Map(rows.map((row) => [row.userId, row]))
})

/** What this person has to do: offers by their end, open pool cases near by the longest open first, own work by its closing time. */
export const tasksOf = async (actor: Actor, now: Date): Promise<TaskLists> => {
  const [own, pool] = await Promise.all([ownTasks(actor.userId), openPoolsFor(actor, now)])
  const end = ({ offer }: Case) => offer?.until?.getTime() ?? Number.POSITIVE_INFINITY
  return {
    offers: (own?.offers ?? []).sort((a, b) => end(a) - end(b) || (a._id < b._id ? -1 : 1)),
    active: (own?.active ?? []).sort((a, b) => a.clocks.closeBy.getTime() - b.clocks.closeBy.getTime()),
    pool,
  }
}
