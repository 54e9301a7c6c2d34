import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/states'
import { isLike } from '@jinlin/domain/categories/duplicates'
import type { Actor } from '@jinlin/domain/people/roles'
import { op } from '../infra/defineModel'
import { idFloor } from '../infra/newId'
import { CaseModel, type StoredCase } from './CaseModel'

const day = 24 * 3_600_000
const mostOwn = 50

/** Whether the actor has an open case of their own that is like this one: then they were told of it, and may follow it. */
const hasLike = async (actor: Actor, found: Case): Promise<boolean> => {
  const since = idFloor(new Date(found.clocks.startedAt.getTime() - day))
  const own = await CaseModel.find({ 'reporter.userId': actor.userId, _id: op({ $gte: since }) })
    .sort({ _id: 1 })
    .limit(mostOwn)
    .lean<StoredCase[]>()
  return own.some((each) => isOpen(each.state) && isLike(each, found))
}

/** The actor with whether they may follow this case without seeing it. */
export const withKnown = async (actor: Actor, found: Case): Promise<Actor> =>
  (await hasLike(actor, found)) ? { ...actor, mayFollow: true } : actor
