import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { tasksOf } from '@jinlin/backend/cases/tasksOf'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { at, buildCase, buildStaff, paths, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { systemActor } from '@jinlin/domain/people/roles'
import mongoose from 'mongoose'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { dayTown } from '../testing/dayTown'
import { CrowdPush } from './CrowdPush'
import { LiveSocket } from './LiveSocket'
import { SocketIndex } from './SocketIndex'

useStores()

const leaders = Array.from({ length: 60 }, (_, n) => `crowd-${n}`)
/** Beyond the widest ring of 4 km. */
const isFar = (n: number) => n % 6 === 5
const near = leaders.filter((_, n) => !isFar(n))
const index = new SocketIndex()
const crowd = new CrowdPush(index)
const sent = new Map<string, LiveFrame[]>()
let town: Town

const screen = (userId: string): LiveSocket => {
  const frames: LiveFrame[] = []
  sent.set(userId, frames)
  const line = { OPEN: 1, readyState: 1, bufferedAmount: 0, send: (text: string) => frames.push(JSON.parse(text)) }
  const socket = new LiveSocket(userId, 'token', line as unknown as WebSocket)
  socket.me = true
  index.add(socket)
  index.watchMe(socket, true)
  return socket
}

const openPool = async (): Promise<StoredCase> => {
  const { _id } = await buildCase(town.resident)
  await moveCase(systemActor, _id, 'open_pool', { nobody: true }, new Date())
  return (await CaseModel.findById(_id).lean<StoredCase>()) as StoredCase
}
const until = async (what: () => boolean): Promise<void> => {
  for (const end = Date.now() + 10_000; !what(); ) {
    if (Date.now() > end) throw new Error('not shown')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const shownTo = (id: string) =>
  leaders.filter((userId) => sent.get(userId)?.some((frame) => 'case' in frame && frame.case.id === id))

const { Collection, Db } = mongoose.mongo

/** How many questions the store was asked meanwhile. */
const questions = async (run: () => Promise<unknown>): Promise<number> => {
  const spies = [
    vi.spyOn(Collection.prototype, 'find'),
    vi.spyOn(Collection.prototype, 'aggregate'),
    vi.spyOn(Db.prototype, 'aggregate'),
  ]
  await run()
  const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  for (const spy of spies) spy.mockRestore()
  return count
}

beforeAll(async () => {
  town = await dayTown()
  for (const [n, userId] of leaders.entries()) {
    await buildStaff(userId, `众${n}`, { role: 'grid_leader', areaPath: `${paths.county}/150902999/15090299900${n}` })
    await StaffModel.updateOne({ _id: userId }, { $set: { onDuty: true, home: at(isFar(n) ? 9000 : 300, 200) } })
    screen(userId)
  }
})

describe('a case that opens to everybody', () => {
  it('is shown to all who may claim it and to nobody out of reach', async () => {
    const found = await openPool()
    crowd.add(found._id, [])
    await until(() => shownTo(found._id).length >= near.length)
    expect(shownTo(found._id).sort()).toEqual([...near].sort())
    const frames = near.flatMap((userId) => sent.get(userId)?.at(-1) ?? [])
    for (const frame of frames) expect('case' in frame && frame.case.commands).toContain('claim')
  })

  it('shows each the own distance and the own links, though it is put into words once', async () => {
    const found = await openPool()
    await CaseModel.updateOne(
      { _id: found._id },
      { $set: { attachments: [{ id: 'photo', kind: 'photo', phase: 'before', at: new Date(), by: 'resident' }] } },
    )
    const [one = '', other = ''] = near
    await StaffModel.updateOne({ _id: other }, { $set: { home: at(800, 200) } })
    crowd.add(found._id, [])
    await until(() => shownTo(found._id).length >= near.length)
    const [a, b] = [one, other].map((userId) => {
      const frame = sent.get(userId)?.at(-1)
      return frame && 'case' in frame ? frame.case : undefined
    })
    expect(a?.metres).not.toBe(b?.metres)
    expect(a?.attachments[0]?.url).not.toBe(b?.attachments[0]?.url)
  })

  it('costs few questions, however many look', async () => {
    const found = await openPool()
    const asked = await questions(async () => {
      crowd.add(found._id, [])
      await until(() => shownTo(found._id).length >= near.length)
    })
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(near.length)
  })

  it('leaves their lists when somebody was faster', async () => {
    const found = await openPool()
    crowd.add(found._id, [])
    await until(() => shownTo(found._id).length >= near.length)
    const [fast = '', ...others] = near
    await moveCase(await actorOf(fast), found._id, 'claim', {}, new Date())
    crowd.add(found._id, index.interested(found._id, []))
    const isGone = (userId: string) => sent.get(userId)?.some((frame) => 'gone' in frame && frame.gone === found._id)
    await until(() => others.every(isGone))
    expect(isGone(fast)).toBe(false)
  })
})

describe('phones that come back together', () => {
  it('share the questions for their tasks', async () => {
    const people = await Promise.all(near.map(actorOf))
    const asked = await questions(() => Promise.all(people.map((each) => tasksOf(each, new Date()))))
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(near.length / 2)
  })
})
