import { describe, expect, it } from 'vitest'
import { buildCase, buildUser } from '../testing/factories'
import { refusal } from '../testing/refusal'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { followersOf } from './followers'
import { moveCase } from './moveCase'

const { town, offered } = useTinyTown()

describe('followers', () => {
  it('take over when the reporter withdraws: the earliest speaks for the case', async () => {
    const found = await offered()
    await buildCase(town.neighbour, {}, now)
    await buildCase(town.stranger, {}, now)
    await moveCase(town.neighbour, found._id, 'follow', {}, later(5))
    await moveCase(town.stranger, found._id, 'follow', {}, later(6))
    const { found: after } = await moveCase(town.resident, found._id, 'withdraw', {}, later(7))
    expect(after).toMatchObject({ state: 'offered', speaker: 'neighbour' })
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
