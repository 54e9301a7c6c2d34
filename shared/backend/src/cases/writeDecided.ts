import type { Case } from '@jinlin/domain/cases/case'
import type { Decided } from '@jinlin/domain/cases/decideCase'
import type { UpdateQuery } from 'mongoose'
import { op } from '../infra/defineModel'
import { CaseModel, type StoredCase } from './CaseModel'
import { changeTogether } from './changeTogether'
import { foundBy, foundByChange } from './foundBy'

const newsOf = (found: Case, { after }: Decided): number[] => after.untold.filter((seq) => !found.untold.includes(seq))

const updateOf = (found: StoredCase, decided: Decided): UpdateQuery<StoredCase> => {
  const kept = foundByChange(found, decided.after)
  const unset = [...decided.unset, ...kept.unset]
  return {
    $set: { ...decided.set, ...kept.set },
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}),
    $push: { timeline: { $each: decided.entries }, untold: { $each: newsOf(found, decided) } },
  }
}

/** The single place that changes a case: state, timeline, news and the next waking in one write, or nothing (null) when somebody was faster. */
export const writeDecided = (found: StoredCase, decided: Decided): Promise<StoredCase | null> =>
  CaseModel.findOneAndUpdate({ _id: found._id, version: op({ $eq: found.version }) }, updateOf(found, decided), {
    returnDocument: 'after',
  }).lean<StoredCase>()

/** The case as `writeDecided` leaves it, without reading it. */
const leftAs = (decided: Decided): StoredCase => {
  const { near: _near, dueBy: _dueBy, rush: _rush, ...after }: StoredCase = decided.after
  return { ...after, ...foundBy(after) }
}

/**
 * The same for the machine's own steps, those of the same moment together. Null: not done, or nobody knows because somebody else was faster in the same
 * batch; the case is to be looked at again, where a step that was done is not owed any more.
 */
export const writeStep = async (found: StoredCase, decided: Decided): Promise<StoredCase | null> =>
  (await changeTogether(found, updateOf(found, decided))) ? leftAs(decided) : null
