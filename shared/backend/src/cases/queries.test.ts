import type { Case, Place } from '@jinlin/domain/cases/case'
import { leaves } from '@jinlin/domain/categories/catalogue'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { seekNext } from '../dispatch/seekNext'
import { handOverNews } from '../notifications/handOverNews'
import { at, buildCase, buildStaff, buildTown, buildUser, lamp, paths, plumbing, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { catchUpCase } from './catchUpCase'
import { moveCase } from './moveCase'
import { caseInScope, listCases } from './queries'
import { tasksOf } from './tasksOf'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const restricted = leaves.find((leaf) => leaf.restricted)?.code ?? ''
const tap = (east: number) => {
  const [lng, lat] = at(east, 200).coordinates
  return { point: { lng, lat, datum: 'wgs84' as const } }
}

let town: Town
let west: Case
let east: Case
let secret: Case
const everybody = async () => ({
  ...town,
  siblingClerk: await buildStaff('siblingClerk', '别社工', {
    role: 'community_clerk',
    areaPath: `${paths.street}/150902002003`,
  }),
  nextStreet: await buildStaff('nextStreet', '别街道', {
    role: 'street_officer',
    areaPath: `${paths.county}/1509020021`,
  }),
  admin: await buildStaff('admin', '管理员', { role: 'system_admin', areaPath: paths.city }),
})

beforeAll(async () => {
  town = await buildTown()
  west = await buildCase(town.resident, tap(250), now)
  east = await buildCase(town.resident, tap(700), now)
  secret = await buildCase(town.resident, { ...tap(250), category: restricted }, now)
})

describe('a list', () => {
  it('shows each person what their scope holds, and nothing else', async () => {
    const people = await everybody()
    const seen: Record<string, string[]> = {}
    for (const [key, actor] of Object.entries(people)) {
      const { items } = await listCases(actor, {}, undefined, 50)
      seen[key] = items.map(({ _id }) => _id)
    }
    const [w, e, s] = [west._id, east._id, secret._id]
    expect(seen).toEqual({
      resident: [s, e, w].sort().reverse(),
      neighbour: [],
      stranger: [],
      leader: [w],
      leader2: [e],
      plumber: [],
      clerk: [e, w].sort().reverse(),
      secretary: [s, e, w].sort().reverse(),
      street: [e, w].sort().reverse(),
      dispatcher: [e, w].sort().reverse(),
      department: [],
      siblingClerk: [],
      nextStreet: [],
      admin: [],
    })
  })

  it('never shows in a list what the case page would hide', async () => {
    for (const actor of Object.values(await everybody())) {
      const { items } = await listCases(actor, {}, undefined, 50)
      for (const { _id } of items) expect((await caseInScope(actor, _id, now))._id).toBe(_id)
    }
  })

  it('goes on where the page before ended, without repeating or skipping', async () => {
    const all = await listCases(town.resident, {}, undefined, 50)
    const first = await listCases(town.resident, {}, undefined, 2)
    const second = await listCases(town.resident, {}, first.next, 2)
    expect([...first.items, ...second.items].map(({ _id }) => _id)).toEqual(all.items.map(({ _id }) => _id))
    expect(second.next).toBeUndefined()
  })

  it('takes state, category, area and mine together', async () => {
    const of = async (filter: Parameters<typeof listCases>[1], actor = town.secretary) =>
      (await listCases(actor, filter, undefined, 50)).items.map(({ _id }) => _id)
    expect(await of({ area: paths.grid2 })).toEqual([east._id])
    expect(await of({ category: lamp, area: paths.grid })).toEqual([west._id])
    expect(await of({ states: ['closed'] })).toEqual([])
    expect(await of({ mine: true })).toEqual([])
    expect(await of({ mine: true, states: ['submitted'] }, town.resident)).toHaveLength(3)
  })

  it('passes to the leader of the place a case is moved to', async () => {
    const moving = await buildCase(town.resident, tap(250), later(10))
    const sees = async (actor: Actor) =>
      (await listCases(actor, {}, undefined, 50)).items.some(({ _id }) => _id === moving._id)
    expect([await sees(town.leader), await sees(town.leader2)]).toEqual([true, false])
    const place: Place = { point: at(700, 200), areaPath: paths.grid2, gridCode: paths.grid2.split('/').at(-1) ?? '' }
    const { found } = await moveCase(town.resident, moving._id, 'change_place', { place, level: 'grid' }, later(11))
    expect([await sees(town.leader), await sees(town.leader2)]).toEqual([false, true])
    await moveCase(town.resident, found._id, 'withdraw', {}, later(12))
  })

  it('holds what the person follows', async () => {
    const follows = await buildUser('follows', { name: '跟五' })
    const [lng, lat] = west.place.point?.coordinates ?? [0, 0]
    const own = await buildCase(follows, { point: { lng, lat, datum: 'wgs84' } }, later(1))
    await moveCase(follows, west._id, 'follow', {}, later(2))
    expect((await listCases(follows, {}, undefined, 50)).items.map(({ _id }) => _id)).toEqual([own._id, west._id])
    await moveCase(follows, own._id, 'withdraw', {}, later(3))
  })
})

describe('a case page', () => {
  it.each(['neighbour', 'stranger', 'plumber', 'department'] as const)('is not there for %s', async (key) => {
    await expect(caseInScope(town[key], west._id, now)).rejects.toEqual(new DomainError('not_found'))
  })

  it('that does not exist looks the same', async () => {
    await expect(caseInScope(town.resident, 'nothing', now)).rejects.toEqual(new DomainError('not_found'))
  })
})

describe('tasks', () => {
  it('are the offer to me, the open pool near me, and what I work on', async () => {
    const offered = await seekNext(await handOverNews(await buildCase(town.resident, tap(260), now), now), now)
    const pooled = await catchUpCase(
      await seekNext(await handOverNews(await buildCase(town.resident, tap(270), now), now), now),
      later(361),
    )
    const taken = await seekNext(await handOverNews(await buildCase(town.resident, tap(280), now), now), now)
    await moveCase(town.leader, taken._id, 'accept', {}, later(1))
    const leader = await tasksOf(town.leader, later(362))
    const leader2 = await tasksOf(town.leader2, later(362))
    const ids = (list: Case[]) => list.map(({ _id }) => _id)
    expect(ids(leader.offers)).toContain(offered._id)
    expect(ids(leader.active)).toEqual([taken._id])
    expect([ids(leader.pool.items), ids(leader2.pool.items)]).toEqual([[pooled._id], [pooled._id]])
    expect(await tasksOf(town.plumber, later(362))).toMatchObject({ pool: { items: [] } })
    expect(await tasksOf(town.resident, later(362))).toEqual({ offers: [], pool: { items: [], ids: [] }, active: [] })
  })

  it('show a call-out’s pool to the trade only', async () => {
    const call = await seekNext(
      await handOverNews(await buildCase(town.resident, { ...tap(300), category: plumbing }, now), now),
      now,
    )
    const { found } = await moveCase(town.plumber, call._id, 'decline_offer', { reason: '忙' }, later(1))
    await seekNext(found, later(1))
    expect((await tasksOf(town.plumber, later(2))).pool.items.map(({ _id }) => _id)).toEqual([call._id])
    expect((await tasksOf(town.leader2, later(2))).pool.items.map(({ _id }) => _id)).not.toContain(call._id)
  })
})
