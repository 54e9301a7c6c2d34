import type { Case } from '@jinlin/domain/cases/case'
import type { Decided } from '@jinlin/domain/cases/decideCase'
import type { UpdateQuery } from 'mongoose'
import { op } from '../infra/defineModel'
import { areasOf } from './areasOf'
import { CaseModel, type StoredCase } from './CaseModel'
import { changeTogether } from './changeTogether'
import { nearOf } from './findSimilarCases'

const newsOf = (found: Case, { after }: Decided): number[] => after.untold.filter((seq) => !found.untold.includes(seq))

/** The cell a case is found by moves with its place and its category, and goes when the case is finished. */
const nearChange = (found: Case, { after }: Decided): { set: Record<string, unknown>; unset: string[] } => {
  const before = nearOf(found)
  const near = nearOf(after)
  if (near === before) return { set: {}, unset: [] }
  return near ? { set: { near }, unset: [] } : { set: {}, unset: ['near'] }
}

/** The areas a case is found from move with its place. */
const areasChange = (found: StoredCase, { after }: Decided): { areas?: string[] } =>
  found.areas && after.place.areaPath === found.place.areaPath ? {} : { areas: areasOf(after) }

const updateOf = (found: Case, decided: Decided): UpdateQuery<StoredCase> => {
  const near = nearChange(found, decided)
  const unset = [...decided.unset, ...near.unset]
  return {
    $set: { ...decided.set, ...near.set, ...areasChange(found, decided) },
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}),
    $push: { timeline: { $each: decided.entries }, untold: { $each: newsOf(found, decided) } },
  }
}

/** The single place that changes a case: state, timeline, news and the next waking in one write, or nothing (null) when somebody was faster. */
export const writeDecided = (found: Case, decided: Decided): Promise<StoredCase | null> =>
  CaseModel.findOneAndUpdate({ _id: found._id, version: op({ $eq: found.version }) }, updateOf(found, decided), {
    returnDocument: 'after',
  }).lean<StoredCase>()

/** The case as `writeDecided` leaves it, without reading it. */
const leftAs = (decided: Decided): StoredCase => {
  const { near: _, ...after }: StoredCase = decided.after
  const near = nearOf(after)
  return { ...after, areas: areasOf(after), ...(near ? { near } : {}) }
}

/**
 * The same for the machine's own steps, those of the same moment together. Null: not done, or nobody knows because somebody else was faster in the same
 * batch; the case is to be looked at again, where a step that was done is not owed any more.
 */
export const writeStep = async (found: Case, decided: Decided): Promise<StoredCase | null> =>
  (await changeTogether(found, updateOf(found, decided))) ? leftAs(decided) : null
