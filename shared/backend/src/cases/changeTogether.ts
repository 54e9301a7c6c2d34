import type { Case } from '@jinlin/domain/cases/case'
import type { UpdateQuery } from 'mongoose'
import { updateTogether } from '../infra/updateTogether'
import { CaseModel, type StoredCase } from './CaseModel'

const changing = updateTogether(() => CaseModel.collection)

/**
 * Changes cases that still have the version they were read with, those of the same moment in one journalled write; never inside a transaction.
 * True = surely done. False = somebody was faster with this one or with another of the batch: whoever asked has to look at the case again.
 */
export const changeTogether = (
  { _id, version }: Pick<Case, '_id' | 'version'>,
  update: UpdateQuery<StoredCase>,
): Promise<boolean> => changing({ _id, version }, update)
