import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import type { Case } from '@jinlin/domain/cases/case'
import { leaf } from '@jinlin/domain/categories/catalogue'
import { defaultPolicy } from '@jinlin/domain/dispatch/policy'
import mongoose from 'mongoose'

type Doc = Record<string, unknown> & { _id: string }
const database = () => mongoose.connection.getClient().db()
const raw = () => database().collection<Doc>('benchRaw')

/** Puts copies of these cases into a collection with the same indexes, for the raw rounds to change. */
export async function copyToRaw(cases: readonly Case[]): Promise<void> {
  await raw().drop()
  const indexes = await CaseModel.collection.indexes()
  for (const { key, v: _v, ns: _ns, ...options } of indexes.filter(({ name }) => name !== '_id_'))
    await raw().createIndex(key, options)
  await raw().insertMany(structuredClone(cases) as never)
}

/** What an offer changes in a case, taken from one that was offered. */
export async function offerChange(caseId: string): Promise<object> {
  const after = await CaseModel.findById(caseId).lean<StoredCase>()
  const entry = after?.timeline.find(({ command }) => command === 'offer')
  if (!after || !entry) throw new Error('The example case was not offered')
  const { state, offer, asked, asking, wakeAt, level } = after
  const $set = { state, offer, asked, asking, wakeAt, level, version: 2 }
  return { $set, $push: { timeline: entry, untold: entry.seq } }
}

/** How the raw round looks for people: the nearest one, or everybody in the first ring that holds somebody, as the rules need. */
export type Question = 'nearest' | 'ring'

const askedOf = ({ category }: Case) => {
  const skill = leaf(category)?.skill
  return category.startsWith('H') && skill
    ? { onDuty: true, 'posts.role': 'tradesperson', skills: skill }
    : { onDuty: true, 'posts.role': 'grid_leader' }
}

const geoNear = (found: Case, maxDistance: number, most: number) =>
  database()
    .collection('staff')
    .aggregate([
      { $geoNear: { near: found.place.point, key: 'home', distanceField: 'm', maxDistance, query: askedOf(found) } },
      ...(most > 0 ? [{ $limit: most }] : []),
    ])
    .toArray()

const widest = Math.max(...defaultPolicy.radiiMetres)

async function ask(found: Case, question: Question): Promise<number> {
  if (question === 'nearest') return (await geoNear(found, widest, 1)).length
  for (const metres of defaultPolicy.radiiMetres) {
    const near = await geoNear(found, metres, 0)
    if (near.length > 0) return near.length
  }
  return 0
}

/** One `$geoNear` and one versioned, journalled update for each case, so many in flight: what mongod and its driver alone could do. How many people were read. */
export async function rawWaking(
  cases: readonly Case[],
  change: object,
  flight: number,
  question: Question,
): Promise<number> {
  const options = { returnDocument: 'after', writeConcern: { w: 'majority', journal: true } } as const
  const read = await inLanes(cases, flight, async (found) => {
    const people = await ask(found, question)
    const after = await raw().findOneAndUpdate({ _id: found._id, version: 1 }, change, options)
    if (!after) throw new Error('A raw update met nothing')
    return people
  })
  return read.reduce((sum, people) => sum + people, 0)
}
