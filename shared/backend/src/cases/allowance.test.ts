import type { CaseState } from '@jinlin/domain/cases/case'
import { leaves } from '@jinlin/domain/categories/catalogue'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { op } from '../infra/defineModel'
import { logger } from '../infra/logger'
import { actorOf } from '../people/actorOf'
import { type User, UserModel } from '../people/UserModel'
import { buildCase, buildTown, buildUser, lamp, plumbing } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { mayFile, mayJoin } from './allowance'
import { CaseModel } from './CaseModel'
import { addFollower } from './followers'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const minute = 60_000
const ago = (minutes: number) => new Date(now.getTime() - minutes * minute)
const who = (userId: string) => ({ userId })

beforeAll(async () => {
  await buildTown()
})

/** Cases this person has stored, one at each of these minutes before now; this process has heard of the person. */
const stored = async (
  userId: string,
  minutes: number[],
  category = lamp,
  state: CaseState = 'submitted',
  person: Partial<User> = {},
) => {
  const actor = await buildUser(userId, person)
  for (const each of minutes) {
    const { _id } = await buildCase(actor, { category }, ago(each))
    if (state !== 'submitted') await CaseModel.updateOne({ _id }, { $set: { state } })
  }
  await mayFile(actor, lamp, ago(1))
}

describe('a person who reports a lot', () => {
  it('may file the first of the day without being counted', async () => {
    expect(await mayFile(who('fresh'), lamp, now)).toEqual({ ok: true })
  })

  it.each([
    ['five in this minute', 'five', [0, 0, 0, 0, 0], undefined],
    ['six in this minute', 'six', [0, 0, 0, 0, 0, 0], 'minute'],
    ['six in the minute before', 'earlier', [1, 1, 1, 1, 1, 1], undefined],
    ['thirty today', 'thirty', Array.from({ length: 30 }, (_, n) => 10 + n * 20), 'day'],
    ['thirty until yesterday', 'yesterday', Array.from({ length: 30 }, (_, n) => 24 * 60 + n), undefined],
  ])('%s', async (_, userId, minutes, why) => {
    await stored(userId, minutes)
    const allowance = await mayFile(who(userId), lamp, now)
    if (!why) expect(allowance).toEqual({ ok: true })
    else expect(allowance).toEqual({ ok: false, why, retryAfterSeconds: expect.any(Number) })
  })

  it('offline for three days is counted when the finger was on the tile', async () => {
    await stored('offline', [0, 0, 0, 0, 0, 0])
    expect(await mayFile(who('offline'), lamp, now, ago(3 * 24 * 60))).toEqual({ ok: true })
  })
})

describe('the people behind one door', () => {
  const spread = (count: number, every = 20) => Array.from({ length: count }, (_, n) => 10 + n * every)
  const behind = (dwellingId: string) => (userId: string, minutes: number[]) =>
    stored(userId, minutes, lamp, 'submitted', { dwellingId })
  const asks = (userId: string, dwellingId: string, happenedAt = now) =>
    mayFile({ userId, dwellingId }, lamp, now, happenedAt)

  it('report sixty a day together, and an emergency all the same', async () => {
    const fill = behind('full')
    await fill('grandma', spread(22))
    await fill('son', spread(22))
    await fill('daughter', spread(15))
    expect(await asks('daughter', 'full')).toEqual({ ok: true })
    await buildCase(await actorOf('daughter'), {}, ago(5))
    expect(await asks('daughter', 'full')).toEqual({ ok: false, why: 'household', retryAfterSeconds: 3600 })
    expect(await asks('son', 'full')).toMatchObject({ why: 'household' })
    expect(await mayFile({ userId: 'son', dwellingId: 'full' }, 'E2205', now)).toEqual({ ok: true })
    expect(await asks('son', 'full', ago(4 * 24 * 60))).toEqual({ ok: true })
  })

  it('keep fifteen each, however many strangers bind to the door and file', async () => {
    const fill = behind('taken')
    await fill('mother-in', spread(14))
    for (const stranger of ['thief-1', 'thief-2', 'thief-3', 'thief-4', 'thief-5']) await fill(stranger, spread(30))
    expect(await asks('thief-1', 'taken')).toMatchObject({ why: 'day' })
    expect(await asks('mother-in', 'taken')).toEqual({ ok: true })
    await buildCase(await actorOf('mother-in'), {}, ago(5))
    expect(await asks('mother-in', 'taken')).toMatchObject({ why: 'household' })
    await fill('father-in', [])
    expect(await asks('father-in', 'taken')).toEqual({ ok: true })
  })

  it('are refused by what arrives as well, when their phones made the times up', async () => {
    const fill = behind('clocks')
    const madeUp = () =>
      CaseModel.updateMany(
        { 'reporter.userId': op({ $in: ['early', 'late'] }) },
        { $set: { 'reporter.happenedAt': ago(5 * 24 * 60) } },
      )
    await fill('early', spread(59))
    await fill('late', spread(58))
    await fill('fresh-one', [30, 31])
    await madeUp()
    expect(await asks('early', 'clocks')).toEqual({ ok: true })
    await buildCase(await actorOf('late'), {}, ago(5))
    await madeUp()
    expect(await asks('early', 'clocks')).toMatchObject({ why: 'household' })
    expect(await asks('fresh-one', 'clocks')).toEqual({ ok: true })
  })

  it('each keep their own thirty; who lives next door or has no door is not counted with them', async () => {
    const fill = behind('half')
    await fill('mother', spread(30))
    await fill('father', spread(29))
    expect(await asks('mother', 'half')).toMatchObject({ why: 'day' })
    expect(await asks('father', 'half')).toEqual({ ok: true })
    await behind('next')('across', [30])
    await stored('doorless', [30])
    expect(await asks('across', 'next')).toEqual({ ok: true })
    expect(await mayFile(who('doorless'), lamp, now)).toEqual({ ok: true })
  })

  it('are asked for once in a while, not at every tap', async () => {
    await behind('quiet')('calm', spread(15))
    const asked = vi.spyOn(UserModel, 'find')
    for (let n = 0; n < 5; n += 1) await asks('calm', 'quiet')
    expect(asked).toHaveBeenCalledTimes(1)
    asked.mockRestore()
  })
})

describe('a person who calls for a trade', () => {
  it('has two people on the way at most, also as the first thing this process hears', async () => {
    await stored('drip', [200, 300], plumbing, 'accepted')
    expect(await mayFile(who('drip'), plumbing, now)).toMatchObject({ ok: false, why: 'open_call_outs' })
    expect(await mayFile(who('drip'), lamp, now)).toEqual({ ok: true })
    await CaseModel.updateMany({ 'reporter.userId': 'drip' }, { $set: { state: 'closed' } })
    expect(await mayFile(who('drip'), plumbing, now)).toEqual({ ok: true })
  })

  it('calls six times a day at most, and may report all the same', async () => {
    await stored('caller', [100, 200, 300, 400, 500, 600], plumbing, 'closed')
    expect(await mayFile(who('caller'), plumbing, now)).toMatchObject({ ok: false, why: 'call_outs' })
    expect(await mayFile(who('caller'), lamp, now)).toEqual({ ok: true })
  })
})

describe('an emergency', () => {
  it.each(leaves.filter(({ priority }) => priority === 'critical').map(({ code }) => code))(
    '%s always passes, and too many of them are noted',
    async (code) => {
      await stored(`flood-${code}`, [0, 0, 0, 0, 0, 0, 0])
      expect(await mayFile(who(`flood-${code}`), lamp, now)).toMatchObject({ ok: false })
      const log = vi.spyOn(logger, 'warn').mockImplementation(() => undefined)
      expect(await mayFile(who(`flood-${code}`), code, now)).toEqual({ ok: true })
      expect(log).toHaveBeenCalledWith(expect.objectContaining({ category: code }), expect.any(String))
      log.mockRestore()
    },
  )
})

describe('a person who joins other people’s cases', () => {
  it('joins twenty a day', async () => {
    for (let n = 0; n < 19; n += 1) await addFollower(`case-${n}`, 'joiner', ago(n))
    await addFollower('case-old', 'joiner', ago(24 * 60 + 1))
    expect(await mayJoin(who('joiner'), now)).toEqual({ ok: true })
    await addFollower('case-19', 'joiner', now)
    expect(await mayJoin(who('joiner'), now)).toMatchObject({ ok: false, why: 'joins' })
  })
})
