import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import { moveCase } from '../cases/moveCase'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { type CaseEvent, watchCases } from './changes'

useStores()

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

const until = async (true_: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !true_(); i += 1) await new Promise((resolve) => setTimeout(resolve, 25))
  expect(true_()).toBe(true)
}

/** Kills the cursors that watch this database's cases, as a restarted server would; how many there were. */
const cutStreams = async (): Promise<number> => {
  const { db } = mongoose.connection
  if (!db) throw new Error('no database')
  const ns = `${db.databaseName}.cases`
  const open = await db.client
    .db('admin')
    .aggregate([
      { $currentOp: { idleCursors: true, allUsers: true } },
      { $match: { ns, 'cursor.cursorId': { $exists: true } } },
    ])
    .toArray()
  const cursors = open.map(({ cursor }) => cursor.cursorId)
  await db.command({ killCursors: 'cases', cursors })
  return cursors.length
}

describe('whoever watches', () => {
  it('hears of each change of a case, in order', async () => {
    const heard: (CaseEvent | 'resync')[] = []
    const watch = watchCases((change) => heard.push(change))
    await watch.ready
    const now = new Date()
    const found = await buildCase(town.resident, {}, now)
    await moveCase(town.resident, found._id, 'add_note', { note: '在门口' }, now)
    await until(() => heard.length >= 2)
    const [first, second] = heard as [CaseEvent, CaseEvent]
    expect(first).toMatchObject({ id: found._id, fullDocument: { number: found.number } })
    expect(second).toMatchObject({ id: found._id, updated: { version: 2 } })
    await watch.close()
  })

  it('hears each change once although the stream was cut in between', async () => {
    const heard: (CaseEvent | 'resync')[] = []
    const watch = watchCases((change) => heard.push(change))
    await watch.ready
    const first = await buildCase(town.resident)
    await until(() => heard.length >= 1)
    expect(await cutStreams()).toBeGreaterThan(0)
    const second = await buildCase(town.resident)
    await until(() => heard.length >= 2)
    expect(heard.map((change) => (change === 'resync' ? change : change.id))).toEqual([first._id, second._id])
    await watch.close()
  })

  it('that has closed hears nothing more', async () => {
    const heard: unknown[] = []
    const watch = watchCases((change) => heard.push(change))
    await watch.ready
    await watch.close()
    await buildCase(town.resident)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(heard).toEqual([])
  })
})
