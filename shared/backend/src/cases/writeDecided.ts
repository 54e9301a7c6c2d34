import type { Case } from '@jinlin/domain/cases/case'
import type { Decided } from '@jinlin/domain/cases/decideCase'
import type { UpdateQuery } from 'mongoose'
import { op } from '../infra/defineModel'
import { CaseModel, type StoredCase } from './CaseModel'
import { nearOf } from './findSimilarCases'

const newsOf = (found: Case, { after }: Decided): number[] => after.untold.filter((seq) => !found.untold.includes(seq))

/** The cell a case is found by moves with its place and its category, and goes when the case is finished. */
const nearChange = (found: Case, { after }: Decided): { set: Record<string, unknown>; unset: string[] } => {
  const before = nearOf(found)
  const near = nearOf(after)
  if (near === before) return { set: {}, unset: [] }
  return near ? { set: { near }, unset: [] } : { set: {}, unset: ['near'] }
}

const updateOf = (found: Case, decided: Decided): UpdateQuery<StoredCase> => {
  const near = nearChange(found, decided)
  const unset = [...decided.unset, ...near.unset]
  return {
    $set: { ...decided.set, ...near.set },
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}),
    $push: { timeline: { $each: decided.entries }, untold: { $each: newsOf(found, decided) } },
  }
}

/** The single place that changes a case: state, timeline, news and the next waking in one write, or nothing (null) when somebody was faster. */
export const writeDecided = (found: Case, decided: Decided): Promise<StoredCase | null> =>
  CaseModel.findOneAndUpdate({ _id: found._id, version: op({ $eq: found.version }) }, updateOf(found, decided), {
    returnDocument: 'after',
  }).lean<StoredCase>()
