import mongoose from 'mongoose'
import { guardWrite } from './guardWrite'

/** Runs several writes that all happen or none; tried again by the store when another was faster. Nothing inside may run side by side. */
export const inTransaction = <T>(work: () => Promise<T>): Promise<T> =>
  guardWrite(async () => {
    let done: { value: T } | undefined
    await mongoose.connection.transaction(
      async () => {
        done = { value: await work() }
      },
      { readConcern: 'snapshot', writeConcern: { w: 'majority', j: true } },
    )
    if (!done) throw new Error('a transaction ended without its work')
    return done.value
  })
