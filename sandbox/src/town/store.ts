import { op } from '@jinlin/backend/infra/defineModel'

/** What a model of the backend offers for putting whole sets of records in. */
export type Records<T extends { _id: string }> = {
  deleteMany: (filter: { _id: { $in: string[] } }) => PromiseLike<unknown>
  insertMany: (records: T[], options: { lean: true }) => Promise<unknown>
}

const chunk = 1000

/** Puts records in, a thousand at a time; one that is there already (a start that was cut off) is put in anew. */
export async function putAll<T extends { _id: string }>(into: Records<T>, records: readonly T[]): Promise<void> {
  for (let from = 0; from < records.length; from += chunk) {
    const part = records.slice(from, from + chunk)
    await into.deleteMany({ _id: op({ $in: part.map(({ _id }) => _id) }) })
    await into.insertMany(part, { lean: true })
  }
}
