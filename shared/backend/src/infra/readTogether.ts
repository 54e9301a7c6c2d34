import { Batcher } from './Batcher'

/** Reads documents by id; those asked for while a question is under way share the next one. Undefined where there is none; an error is everybody's. */
export function readTogether<T extends { _id: string }>(
  find: (ids: string[]) => Promise<T[]>,
): (id: string) => Promise<T | undefined> {
  const batches = new Batcher<string, T | undefined>(
    async (ids) => {
      const found = await find([...new Set(ids)])
      const byId = new Map(found.map((each) => [each._id, each]))
      return ids.map((id) => ({ value: byId.get(id) }))
    },
    64,
    1,
  )
  return (id) => batches.add(id)
}
