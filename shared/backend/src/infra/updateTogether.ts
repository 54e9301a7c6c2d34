import { Batcher } from './Batcher'
import { guardWrite } from './guardWrite'

type Change = { filter: object; update: object }
type Collection = { bulkWrite: (writes: never, options: object) => Promise<{ matchedCount: number }> }

/** More at once would make one lost race too many people's doubt. */
const mostAtOnce = 32

/**
 * Changes one document each, those of the same moment in one journalled write straight into the collection: the values are ours, so mongoose has nothing to
 * check and nothing to cost. Never inside a transaction. True = surely done. False = this filter or another of the batch met nothing: whoever asked looks again.
 */
export function updateTogether(collection: () => Collection): (filter: object, update: object) => Promise<boolean> {
  const changes = new Batcher<Change, boolean>(
    async (batch) => {
      const writes = batch.map((updateOne) => ({ updateOne }))
      const { matchedCount } = await collection().bulkWrite(writes as never, { ordered: false, ignoreUndefined: true })
      return batch.map(() => ({ value: matchedCount === batch.length }))
    },
    { most: mostAtOnce },
  )
  return (filter, update) => guardWrite(() => changes.add({ filter, update }))
}
