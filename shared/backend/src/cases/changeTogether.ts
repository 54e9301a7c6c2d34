import type { Case } from '@jinlin/domain/cases/case'
import type { UpdateQuery } from 'mongoose'
import { Batcher } from '../infra/Batcher'
import { guardWrite } from '../infra/guardWrite'
import { CaseModel, type StoredCase } from './CaseModel'

/** A change of one case, decided on the version that was read. */
type Change = { found: Pick<Case, '_id' | 'version'>; update: UpdateQuery<StoredCase> }

/** More at once would make one lost race too many people's doubt. */
const mostAtOnce = 32

/** Straight into the collection: the domain made the values, so mongoose has nothing to check and nothing to cost. */
const changeAll = async (changes: readonly Change[]): Promise<{ value: boolean }[]> => {
  const updates = changes.map(({ found: { _id, version }, update }) => ({
    updateOne: { filter: { _id, version }, update: update as object },
  }))
  const { matchedCount } = await CaseModel.collection.bulkWrite(updates as never, {
    ordered: false,
    ignoreUndefined: true,
  })
  return changes.map(() => ({ value: matchedCount === changes.length }))
}

const changing = new Batcher(changeAll, mostAtOnce)

/**
 * Changes cases that still have the version they were read with, those of the same moment in one journalled write; never inside a transaction.
 * True = surely done. False = somebody was faster with this one or with another of the batch: whoever asked has to look at the case again.
 */
export const changeTogether = (found: Change['found'], update: Change['update']): Promise<boolean> =>
  guardWrite(() => changing.add({ found, update }))
