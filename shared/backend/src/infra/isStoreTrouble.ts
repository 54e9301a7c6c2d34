import { DomainError } from '@jinlin/domain/errors'
import mongoose from 'mongoose'

const { MongoError, MongoInvalidArgumentError, MongoServerError, MongoWriteConcernError } = mongoose.mongo

/** Codes by which a server says "not now", never "not this": out of time, interrupted, no primary, two writes at once, shutting down. */
const notNow = [6, 7, 24, 50, 64, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]
const passing = ['RetryableWriteError', 'TransientTransactionError', 'RetryableError', 'SystemOverloadedError']

const saysNotNow = (error: InstanceType<typeof MongoServerError>): boolean =>
  error instanceof MongoWriteConcernError ||
  notNow.includes(Number(error.code)) ||
  passing.some((label) => error.hasErrorLabel(label))

/**
 * Whether an error is about the store at this moment and not about what was asked of it: no answer, no connection, too busy. The same again can go well.
 * A clear "no" of the server (too large, not valid) is no such trouble, also behind the `retry_same_key` it became for the client.
 */
export const isStoreTrouble = (error: unknown): boolean => {
  if (error instanceof DomainError) return error.status >= 500 && (!error.cause || isStoreTrouble(error.cause))
  if (error instanceof MongoServerError) return saysNotNow(error)
  if (error instanceof mongoose.Error.MongooseServerSelectionError) return true
  return error instanceof MongoError && !(error instanceof MongoInvalidArgumentError)
}
