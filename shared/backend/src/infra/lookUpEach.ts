import mongoose from 'mongoose'

/** Where the list of one question is looked up: documents of `from` whose `foreignField` is the question's `localField`, as `pipeline` cuts them. */
export type LookUp = { from: string; localField: string; foreignField: string; as: string; pipeline: object[] }

/** So many people's lists are looked up by one question, which has to end in time for all of them. */
export const mostPeople = 64

/** Screens wait no longer than this, in milliseconds. */
const longestMs = 2000

/**
 * Many small lists by one question, each cut at its own length: one answer for each of `asked`, in no order. Past mongoose, so every value must be ours
 * or of a checked shape.
 */
export const lookUpEach = <T extends object>(asked: readonly object[], ...lists: LookUp[]): Promise<T[]> =>
  mongoose.connection
    .getClient()
    .db(mongoose.connection.name)
    .aggregate<T>([{ $documents: [...asked] }, ...lists.map((list) => ({ $lookup: list }))], { maxTimeMS: longestMs })
    .toArray()
