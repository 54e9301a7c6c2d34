import type { Case } from '@jinlin/domain/cases/case'
import type { Actor } from '@jinlin/domain/people/roles'
import { describe, expect, it } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { handOverNews } from '../notifications/handOverNews'
import { at, buildCase, buildStaff, paths, plumbing } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { setDuty, setPosition } from './duty'
import { RosterModel } from './RosterModel'
import { StaffModel } from './StaffModel'
import { seekNext } from './seekNext'
import { later, now, useSeeking } from './testing/useSeeking'

useStores()
const { town, seek } = useSeeking()

const nextAfterDecline = async (found: Case, actor: Actor, seconds: number): Promise<Case> => {
  const { found: declined } = await moveCase(actor, found._id, 'decline_offer', { reason: '来不了' }, later(seconds))
  return seekNext(declined, later(seconds))
}
const offDuty = (...people: Actor[]) => Promise.all(people.map((one) => setDuty(one, false, now)))

describe('a report', () => {
  it('goes to the grid’s own leader first, with the reason in words', async () => {
    const { offer } = await seek()
    expect(offer).toMatchObject({
      to: 'leader',
      role: 'grid_leader',
      kind: 'first',
      until: later(180),
      metres: expect.any(Number),
    })
    expect(offer?.reason).toMatch(/^离您 \d+ 米，负责这一片，当前 0 单$/)
  })

  it('goes on to the nearest other leader, for 60 seconds, when the own one declines', async () => {
    const { offer, asked } = await nextAfterDecline(await seek(), town().leader, 10)
    expect(offer).toMatchObject({ to: 'leader2', kind: 'cascade', until: later(70), round: 2 })
    expect(asked).toEqual(['leader', 'leader2'])
  })

  it('passes over a leader who is off duty or has five open jobs', async () => {
    for (let i = 0; i < 5; i += 1) {
      const { _id } = await seek()
      await moveCase(town().leader, _id, 'accept', {}, later(1))
    }
    expect((await seek()).offer?.to).toBe('leader2')
    await offDuty(town().leader2)
    const { offer, poolSince } = await seek()
    expect(poolSince).toEqual(now)
    expect(offer).toMatchObject({ kind: 'officer', to: 'clerk' })
  })

  it.each([
    ['passes over its own leader in quiet hours', '10:00', '12:00', 'leader2'],
    ['rings its own leader outside of them', '12:00', '10:00', 'leader'],
  ])('%s', async (_, from, to, asked) => {
    await StaffModel.updateOne({ _id: 'leader' }, { $set: { quiet: { from, to } } })
    expect((await seek()).offer?.to).toBe(asked)
  })

  it('comes back to the leader who had it, whatever the hour: who is named is asked', async () => {
    const photo = { id: 'photo', kind: 'photo', phase: 'after', by: 'leader', at: now } as const
    const { _id } = await seek()
    await moveCase(town().leader, _id, 'accept', {}, later(1))
    await moveCase(town().leader, _id, 'start', {}, later(2))
    await moveCase(town().leader, _id, 'resolve', { attachments: [photo] }, later(3))
    await StaffModel.updateOne({ _id: 'leader' }, { $set: { quiet: { from: '00:00', to: '23:59' } } })
    const { found } = await moveCase(town().resident, _id, 'reopen', { reason: '又不亮了' }, later(60))
    expect((await seekNext(found, later(60))).offer?.to).toBe('leader')
  })

  it('opens the pool at once and asks the community’s officer when nobody else is there', async () => {
    await offDuty(town().leader, town().leader2)
    const found = await seek()
    expect(found).toMatchObject({
      state: 'offered',
      poolSince: now,
      offer: { kind: 'officer', to: 'clerk', until: later(900) },
    })
    expect(found.timeline.map(({ command }) => command)).toEqual(['submit', 'open_pool', 'offer'])
  })

  it('asks the next level up when the community has nobody on duty', async () => {
    await offDuty(town().leader, town().leader2, town().clerk, town().secretary)
    expect((await seek()).offer).toMatchObject({ to: 'street', role: 'street_officer' })
  })

  it('stays findable when nobody up to the district is on duty, and is asked for again later', async () => {
    await offDuty(town().leader, town().leader2, town().clerk, town().secretary, town().street, town().dispatcher)
    const found = await seek()
    expect(found.offer).toBeUndefined()
    expect(found.poolSince).toEqual(now)
    await setDuty(town().dispatcher, true, now)
    expect((await seekNext(found, later(30))).offer?.to).toBe('dispatcher')
  })

  it('is held out to whom the community’s roster names', async () => {
    await RosterModel.create([{ _id: paths.community, userIds: ['secretary'] }])
    await offDuty(town().leader, town().leader2)
    expect((await seek()).offer?.to).toBe('secretary')
  })

  it('without a place waits for its time, then goes to the district’s officer', async () => {
    const found = await handOverNews(
      await buildCase(town().resident, { point: undefined, placeUnknown: true }, now),
      now,
    )
    expect((await seekNext(found, later(599))).offer).toBeUndefined()
    expect((await seekNext(found, later(600))).offer).toMatchObject({ to: 'dispatcher', until: null })
  })
})

describe('a call-out', () => {
  const near = (east: number) => ({ skills: ['plumber'], home: at(east, 220) })
  const plumber = (key: string, east: number) =>
    buildStaff(key, `${key}师`, { role: 'tradesperson', areaPath: paths.grid }, near(east))

  it('goes to the nearest plumber, with distance, trade and load in words', async () => {
    const { offer } = await seek({ category: plumbing })
    expect(offer).toMatchObject({ to: 'plumber', role: 'tradesperson', kind: 'cascade', until: later(60) })
    expect(offer?.reason).toMatch(/^离您 \d+ 米，持水暖专长，当前 0 单$/)
  })

  it('widens the ring only when nobody unasked is left inside', async () => {
    const far = await plumber('far', 1700)
    await plumber('tooFar', 5000)
    const first = await seek({ category: plumbing })
    const second = await nextAfterDecline(first, town().plumber, 5)
    expect(second.offer).toMatchObject({ to: 'far', metres: 1448 })
    const third = await nextAfterDecline(second, far, 10)
    expect(third).toMatchObject({ poolSince: later(10), offer: { kind: 'officer', to: 'clerk' } })
  })

  it('counts where the phone is while that is fresh, else where home is', async () => {
    const walker = await plumber('walker', 3000)
    await setPosition(walker, at(260, 220), now)
    expect((await seek({ category: plumbing })).offer?.to).toBe('walker')
    await setPosition(walker, at(260, 220), later(-31 * 60))
    expect((await seek({ category: plumbing })).offer?.to).toBe('plumber')
  })

  it('prefers the less busy of two who are about as near', async () => {
    const free = await plumber('free', 420)
    const first = await seek({ category: plumbing })
    expect(first.offer?.to).toBe('free')
    await moveCase(free, first._id, 'accept', {}, later(1))
    expect((await seek({ category: plumbing })).offer?.to).toBe('plumber')
  })

  it('never asks somebody without the trade', async () => {
    await StaffModel.updateOne({ _id: 'plumber' }, { $set: { skills: ['locksmith'] } })
    expect((await seek({ category: plumbing })).offer).toMatchObject({ kind: 'officer', to: 'clerk' })
  })
})

describe('two workers', () => {
  it('that seek for the same case at once make one offer', async () => {
    const filed = await handOverNews(await buildCase(town().resident, {}, now), now)
    await Promise.all(Array.from({ length: 8 }, () => seekNext(filed, now)))
    const stored = await CaseModel.findById(filed._id).lean<Case>()
    expect(stored?.timeline.filter(({ command }) => command === 'offer')).toHaveLength(1)
  })
})
