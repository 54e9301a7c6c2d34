import { DomainError } from '@jinlin/domain/errors'
import mongoose from 'mongoose'
import { describe, expect, it } from 'vitest'
import { guardWrite } from './guardWrite'
import { isStoreTrouble } from './isStoreTrouble'
import { logger } from './logger'

logger.level = 'silent'

const { MongoDriverError, MongoInvalidArgumentError, MongoNetworkError, MongoServerError } = mongoose.mongo
const answered = (code: number) => new MongoServerError({ message: 'no', code })
const tooLarge = 10334
const asTold = (error: unknown) => guardWrite(() => Promise.reject(error)).catch((told: unknown) => told)

describe('whoever asks whether an error says anything of what was asked', () => {
  it.each([
    ['a line that broke', new MongoNetworkError('reset')],
    ['a pool without a free connection', new MongoDriverError('timed out while checking out a connection')],
    ['a read that took too long', answered(50)],
    ['a server that is primary no more', answered(10107)],
    ['a write nobody knows the end of', new DomainError('retry_same_key')],
    ['a server with too much to do', new DomainError('busy')],
  ])('hears no of %s', (_, error) => expect(isStoreTrouble(error)).toBe(true))

  it.each([
    ['a mistake of ours', new TypeError('undefined')],
    ['a rule that refuses', new DomainError('invalid')],
    ['a document too large for the store', answered(tooLarge)],
    ['a question no driver sends', new MongoInvalidArgumentError('no such option')],
  ])('hears yes of %s', (_, error) => expect(isStoreTrouble(error)).toBe(false))

  it('hears the same when the client was told to send the same key again', async () => {
    expect(isStoreTrouble(await asTold(new MongoNetworkError('reset')))).toBe(true)
    const no = await asTold(answered(tooLarge))
    expect(no).toMatchObject({ code: 'retry_same_key' })
    expect(isStoreTrouble(no)).toBe(false)
  })
})
