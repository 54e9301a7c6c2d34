import type { Case } from '@jinlin/domain/cases/case'
import type { CommandBody } from '@jinlin/domain/cases/caseApi'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import type { Actor } from '@jinlin/domain/people/roles'
import { beforeEach, describe, expect, it } from 'vitest'
import { inputFor } from '../cases/commandInput'
import { moveCase } from '../cases/moveCase'
import { StaffModel } from '../dispatch/StaffModel'
import { seekNext } from '../dispatch/seekNext'
import { op } from '../infra/defineModel'
import { UserModel } from '../people/UserModel'
import { buildCase } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { noteInbound } from './customerWindow'
import { handOverNews } from './handOverNews'
import { NotificationModel } from './NotificationModel'
import { sendNotification } from './sendNotification'
import { later, now, useNewsWorld, world } from './testing/newsWorld'
import { textNow } from './textNow'

useStores()
useNewsWorld()

const duty = (onDuty: boolean, ...ids: string[]) =>
  StaffModel.updateMany({ _id: op({ $in: ids }) }, { $set: { onDuty } })
beforeEach(async () => {
  await StaffModel.updateMany({}, { $set: { onDuty: true } })
  await duty(false, 'secretary')
})

const filed = () => buildCase(world.town.neighbour, {}, now)
const offered = async (): Promise<Case> => {
  const seeking = await seekNext(await handOverNews(await buildCase(world.town.resident, {}, now), now), now)
  return handOverNews(seeking, now)
}
/** The wish as it comes from a phone, and who is told of it then. */
const wish = async (found: Case, other: Case, at: Date, by: Actor = world.town.leader): Promise<Case> => {
  const body: CommandBody = { command: 'add_note', note: '可能是同一件事，请并案', mergeInto: other._id }
  const input = (await inputFor(by, found, body, at)) as CommandInput['add_note']
  return handOverNews((await moveCase(by, found._id, 'add_note', input, at)).found, at)
}
const heard = (found: Case) =>
  NotificationModel.find({ caseId: found._id, text: /请并案/ })
    .sort({ seq: 1, userId: 1 })
    .lean()
const statesOf = async (found: Case) => (await heard(found)).map(({ userId, state }) => [userId, state])

describe('a wish to merge', () => {
  it('is heard by whoever writes after the leader has accepted and begun', async () => {
    const found = await wish(await offered(), await filed(), later(1))
    for (const command of ['accept', 'start'] as const) {
      const moved = await moveCase(world.town.leader, found._id, command, {}, later(2))
      await handOverNews(moved.found, later(2))
    }
    const [row] = await heard(found)
    expect(row).toMatchObject({ userId: 'clerk', state: 'kept' })
    expect(row && (await textNow(row, later(3)))).toContain('请并案')
    await moveCase(world.town.clerk, found._id, 'merge', { into: { ...(await parent()), state: 'offered' } }, later(4))
    expect(row && (await textNow(row, later(5)))).toBeUndefined()
  })

  it('gives way to no wish for another case, and to no other news of its own', async () => {
    const found = await offered()
    const once = await wish(found, await filed(), later(1))
    const twice = await wish(once, await filed(), later(2))
    const { found: up } = await moveCase(world.town.leader, found._id, 'accept', {}, later(3))
    const { found: high } = await moveCase(world.town.leader, up._id, 'escalate', { reason: '人手不够' }, later(4))
    await handOverNews(high, later(4))
    expect(await NotificationModel.exists({ caseId: found._id, userId: 'clerk', command: 'escalate' })).not.toBeNull()
    expect(await statesOf(twice)).toEqual([
      ['clerk', 'kept'],
      ['clerk', 'kept'],
    ])
  })

  it('waits for every officer of the level when nobody is on duty, and rings for none of them', async () => {
    await duty(false, 'clerk', 'street', 'dispatcher')
    await UserModel.updateOne({ _id: 'clerk' }, { $set: { openids: ['wxmain:o-clerk'] } })
    await noteInbound('main', 'o-clerk', 'message', now)
    const found = await wish(await offered(), await filed(), later(1))
    expect(await statesOf(found)).toEqual([
      ['clerk', 'kept'],
      ['secretary', 'kept'],
    ])
    for (const { _id } of await heard(found)) expect(await sendNotification(_id, later(2))).toBeNull()
    expect(world.received).toEqual([])
  })

  it('goes to the level above while somebody there is on duty', async () => {
    await duty(false, 'clerk')
    expect(await statesOf(await wish(await offered(), await filed(), later(1)))).toEqual([['street', 'kept']])
  })

  it('of the officer on duty goes to another one', async () => {
    const found = await wish(await offered(), await filed(), later(1), world.town.clerk)
    expect(await statesOf(found)).toEqual([['street', 'kept']])
  })

  it('that nobody could hear is refused, and may be said again', async () => {
    const staff = await StaffModel.find({}).lean()
    const posts = Object.fromEntries(staff.map((each) => [each._id, each.posts]))
    const officers = ['clerk', 'secretary', 'street', 'dispatcher']
    await StaffModel.updateMany({ _id: op({ $in: officers }) }, { $set: { posts: [] } })
    const [found, other] = [await offered(), await filed()]
    await expect(wish(found, other, later(1))).rejects.toMatchObject({ code: 'not_found', details: { why: 'merger' } })
    for (const _id of officers) await StaffModel.updateOne({ _id }, { $set: { posts: posts[_id] } })
    expect(await statesOf(await wish(found, other, later(2)))).toEqual([['clerk', 'kept']])
  })
})

const parent = async () => {
  const { _id: id, place } = await filed()
  return { id, areaPath: place.areaPath }
}
