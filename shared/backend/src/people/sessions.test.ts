import { DomainError } from '@jinlin/domain/errors'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildStaff, buildUser, paths } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { forgetActor } from './actorOf'
import { SessionModel } from './SessionModel'
import { actorOfToken, endSession, openSession, revokeSessions } from './sessions'
import { UserModel } from './UserModel'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'signed in',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  )

beforeAll(async () => {
  await buildUser('resident')
  await buildStaff('leader', '王格长', { role: 'grid_leader', areaPath: paths.grid })
})

describe('a token', () => {
  it('is whoever signed in, and only its hash is stored', async () => {
    const token = await openSession('resident', 'phone', now)
    expect(await actorOfToken(token, now)).toMatchObject({ userId: 'resident' })
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(await SessionModel.find({}).lean())).not.toContain(token)
  })

  it('that nobody gave out is nobody', async () => {
    expect(await codeOf(actorOfToken('made-up', now))).toBe('signed_out')
  })

  it('ends when the person signs out', async () => {
    const token = await openSession('resident', 'phone', now)
    await endSession(token)
    expect(await codeOf(actorOfToken(token, now))).toBe('signed_out')
  })

  it('ends everywhere when the person is signed out everywhere', async () => {
    const tokens = [await openSession('resident', 'a', now), await openSession('resident', 'b', now)]
    await revokeSessions('resident')
    expect(await Promise.all(tokens.map((token) => codeOf(actorOfToken(token, now))))).toEqual([
      'signed_out',
      'signed_out',
    ])
  })
})

describe('a session', () => {
  it('of a resident lives 30 days of silence and moves on with use', async () => {
    const token = await openSession('resident', 'phone', now)
    expect(await codeOf(actorOfToken(token, hours(29 * 24)))).toBe('signed in')
    expect(await codeOf(actorOfToken(token, hours(58 * 24)))).toBe('signed in')
    expect(await codeOf(actorOfToken(token, hours(89 * 24)))).toBe('signed_out')
  })

  it('of a resident ends after 180 days however often it is used', async () => {
    const token = await openSession('resident', 'phone', now)
    for (let day = 20; day < 180; day += 20) await actorOfToken(token, hours(day * 24))
    expect(await codeOf(actorOfToken(token, hours(180 * 24)))).toBe('signed_out')
  })

  it('of somebody who works here lives 12 hours', async () => {
    const token = await openSession('leader', 'phone', now)
    expect(await codeOf(actorOfToken(token, hours(11)))).toBe('signed in')
    expect(await codeOf(actorOfToken(token, hours(12)))).toBe('signed_out')
  })

  it('of a suspended person keeps no rights', async () => {
    const token = await openSession('leader', 'phone', now)
    await UserModel.updateOne({ _id: 'leader' }, { $set: { status: 'suspended' } })
    forgetActor('leader')
    expect(await actorOfToken(token, now)).toMatchObject({ grants: [] })
  })
})
