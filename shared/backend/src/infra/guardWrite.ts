import { DomainError } from '@jinlin/domain/errors'
import mongoose from 'mongoose'
import { logger } from './logger'

/** MongoDB's duplicate key: the one error that surely means "no, somebody stored this already". */
export const isDuplicate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === 11000

const meansNo = (error: unknown): boolean =>
  isDuplicate(error) || error instanceof DomainError || !(error instanceof mongoose.mongo.MongoError)

/** Runs a write. An error of the store is not a "no" (the document may be there): it becomes `retry_same_key`, with what the store said as its cause. */
export const guardWrite = async <T>(write: () => Promise<T>): Promise<T> => {
  try {
    return await write()
  } catch (error) {
    if (meansNo(error)) throw error
    logger.warn({ err: error }, 'a write did not answer')
    throw Object.assign(new DomainError('retry_same_key'), { cause: error })
  }
}
