import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { closeStores } from '@jinlin/backend/infra/stores'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { fillTown } from '../processes/fillTown'
import { sandboxKeys } from '../processes/sandboxKeys'
import { benchPeople } from './benchPeople'
import { staffUpTo } from './manyStaff'
import { liveOnce } from './oneLife'
import { spotsOf } from './searchingCases'
import { storeCases } from './storedCases'

/** What the bench asks of a side: to prepare its database, or to lead so many cases through a whole life. */
export type Order = { name: 'prepare'; stored: number } | { name: 'live'; cases: number } | { name: 'end' }

/** One side of the growing bench, a process of its own with one database: asked by messages, each answered when it is done, or with why it was not. */
const { SIDE_MONGO = '', SIDE_REDIS = '', SIDE_FOLDER = '' } = process.env
const staff = 5000
const flight = 32
const people = 4000
/** So many lives nobody counts, after the store was filled. */
const warm = 150

type Side = {
  spots: Awaited<ReturnType<typeof spotsOf>>
  ids: string[]
}
let side: Side | undefined
let lived = 0

async function prepare(stored: number): Promise<void> {
  const stores = { mongoUrl: SIDE_MONGO, redisUrl: SIDE_REDIS, pids: () => ({}), stop: async () => {} }
  await fillTown(stores, sandboxKeys(SIDE_FOLDER))
  const now = new Date()
  await staffUpTo(staff, now)
  side = { spots: await spotsOf(), ids: await benchPeople(people, now) }
  const ids = await live(side.spots.length)
  const cases = await CaseModel.find({ _id: op({ $in: ids }) })
    .maxTimeMS(60_000)
    .lean()
  const news = await NotificationModel.find({}).maxTimeMS(60_000).lean()
  await CaseModel.deleteMany({})
  await NotificationModel.deleteMany({})
  const handlers = await StaffModel.distinct('_id', { 'posts.role': op({ $in: ['grid_leader', 'tradesperson'] }) })
  await storeCases({ cases, news }, stored, handlers, now)
  await live(warm)
}

async function live(count: number): Promise<string[]> {
  const { spots, ids } = side as Side
  const from = lived
  lived += count
  const serials = Array.from({ length: count }, (_, i) => from + i)
  return inLanes(serials, flight, (i) => liveOnce(ids[i % people] ?? '', spots[(i * 7) % spots.length]?.at ?? [], i))
}

process.on('message', (order: Order) => {
  const work = async () => {
    if (order.name === 'prepare') return prepare(order.stored)
    if (order.name === 'live') return live(order.cases).then(() => undefined)
    await closeStores()
    setImmediate(() => process.exit(0))
  }
  work().then(
    () => process.send?.({ done: true }),
    (error: Error) => process.send?.({ failed: error.stack ?? error.message }),
  )
})
process.once('disconnect', () => process.exit(0))
