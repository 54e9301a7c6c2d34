import { describe, expect, it } from 'vitest'
import { handOverNews } from '../notifications/handOverNews'
import { NotificationModel } from '../notifications/NotificationModel'
import { buildCase, buildUser } from '../testing/factories'
import { refusal } from '../testing/refusal'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { addFollower, followersOf } from './followers'
import { moveCase } from './moveCase'

const { town, offered } = useTinyTown()

/** The neighbour follows first, then the stranger. */
const followedByTwo = async () => {
  const found = await offered()
  await buildCase(town.neighbour, {}, now)
  await buildCase(town.stranger, {}, now)
  await moveCase(town.neighbour, found._id, 'follow', {}, later(5))
  await moveCase(town.stranger, found._id, 'follow', {}, later(6))
  return found
}

describe('followers', () => {
  it('take over when the reporter withdraws: the earliest speaks for the case', async () => {
    const found = await followedByTwo()
    const { found: after } = await moveCase(town.resident, found._id, 'withdraw', {}, later(7))
    expect(after).toMatchObject({ state: 'offered', speaker: 'neighbour' })
    expect(await followersOf(found._id)).toEqual(['stranger'])
    const { found: again } = await moveCase(town.neighbour, found._id, 'withdraw', {}, later(8))
    expect(again).toMatchObject({ state: 'offered', speaker: 'stranger' })
    const { found: last } = await moveCase(town.stranger, found._id, 'withdraw', {}, later(9))
    expect(last.state).toBe('withdrawn')
  })

  it('hear that it is theirs now, the one who speaks for it as well', async () => {
    const found = await followedByTwo()
    const { found: after } = await moveCase(town.resident, found._id, 'withdraw', {}, later(7))
    await handOverNews(after, later(8))
    const told = await NotificationModel.find({ caseId: found._id, command: 'withdraw' }).lean()
    expect(told.map(({ userId }) => userId).sort()).toEqual(['neighbour', 'stranger'])
  })

  it('who still follow what they speak for do not stand in their own way', async () => {
    const found = await offered()
    await buildCase(town.neighbour, {}, now)
    await moveCase(town.neighbour, found._id, 'follow', {}, later(5))
    await moveCase(town.resident, found._id, 'withdraw', {}, later(6))
    await addFollower(found._id, town.neighbour.userId, later(7))
    const { found: after } = await moveCase(town.neighbour, found._id, 'withdraw', {}, later(8))
    expect(after.state).toBe('withdrawn')
  })

  it('know the case from their own: by its id alone nobody follows it, and never a restricted one', async () => {
    const found = await offered()
    const far = { point: { lng: 113.1112, lat: 41.0305, datum: 'wgs84' } } as const
    const lonely = await buildUser('lonely', { name: '单四' })
    await buildCase(lonely, far, now)
    expect((await refusal(moveCase(lonely, found._id, 'follow', {}, later(5)))).code).toBe('not_found')
    const secret = await buildCase(town.resident, { category: 'E2404' }, now)
    await buildCase(lonely, { category: 'E2404' }, now)
    expect((await refusal(moveCase(lonely, secret._id, 'follow', {}, later(5)))).code).toBe('not_found')
    expect(await followersOf(found._id)).toEqual([])
  })

  it('are not kept when the following was refused', async () => {
    const found = await offered()
    await moveCase(town.resident, found._id, 'withdraw', {}, later(5))
    await refusal(moveCase(town.neighbour, found._id, 'follow', {}, later(6)))
    expect(await followersOf(found._id)).toEqual([])
  })
})
