import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { tasksOf } from '@jinlin/backend/cases/tasksOf'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { at } from '@jinlin/backend/testing/factories'
import mongoose from 'mongoose'
import { describe, expect, it, vi } from 'vitest'
import { CrowdPush } from './CrowdPush'
import { framesOf, index, near, openPool, shownTo, until, useCrowd } from './testing/crowdTown'

useCrowd()
const crowd = new CrowdPush(index)
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
const lastCase = (userId = '') => {
  const frame = framesOf(userId).at(-1)
  return frame && 'case' in frame ? frame.case : undefined
}

describe('a case that opens to everybody', () => {
  it('is shown to all who may claim it and to nobody out of reach', async () => {
    const found = await openPool()
    crowd.add(found._id)
    await until(() => shownTo(found._id).length >= near.length)
    expect(shownTo(found._id).sort()).toEqual([...near].sort())
    for (const userId of near) expect(lastCase(userId)?.commands).toContain('claim')
  })

  it('shows each the own distance and the own links, though it is put into words once', async () => {
    const found = await openPool()
    const photo = { id: 'photo', kind: 'photo', phase: 'before', at: new Date(), by: 'resident' }
    await CaseModel.updateOne({ _id: found._id }, { $set: { attachments: [photo] } })
    const [one, other] = near
    await StaffModel.updateOne({ _id: other }, { $set: { home: at(800, 200) } })
    crowd.add(found._id)
    await until(() => shownTo(found._id).length >= near.length)
    const [a, b] = [lastCase(one), lastCase(other)]
    expect(a?.metres).not.toBe(b?.metres)
    expect(a?.attachments[0]?.url).not.toBe(b?.attachments[0]?.url)
  })

  it('costs few questions, however many look', async () => {
    const found = await openPool()
    const asked = await questions(async () => {
      crowd.add(found._id)
      await until(() => shownTo(found._id).length >= near.length)
    })
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(near.length / 2)
  })
})

describe('phones that come back together', () => {
  it('share the questions for their tasks', async () => {
    const people = await Promise.all(near.map(actorOf))
    const asked = await questions(() => Promise.all(people.map((each) => tasksOf(each, new Date()))))
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThanOrEqual(12)
  })
})
