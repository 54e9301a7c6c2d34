import type { Case } from '@jinlin/domain/cases/case'
import type { DomainError } from '@jinlin/domain/errors'
import { systemActor } from '@jinlin/domain/people/roles'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { seekNext } from '../dispatch/seekNext'
import { handOverNews } from '../notifications/handOverNews'
import { at, buildCase, buildStaff, buildTown, paths, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'
import { catchUpCase } from './catchUpCase'
import { moveCase } from './moveCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
/** Nobody answers the first offer: six minutes later everybody near by may claim. */
const openPool = async (filed: Case) => catchUpCase(await seekNext(await handOverNews(filed, now), now), later(361))

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

describe('a person at the cap', () => {
  it('may accept what was held out before: the cap passes over in asking and refuses claims, never a running offer', async () => {
    const cases = await Promise.all(Array.from({ length: 7 }, () => buildCase(town.resident, {}, now)))
    for (const { _id } of cases) {
      const offer = { kind: 'first', role: 'grid_leader', reason: '就近的网格长', firstLeft: [] as string[] } as const
      await moveCase(systemActor, _id, 'offer', { ...offer, to: 'eager', name: '韩大' }, now)
    }
    const eager = await buildStaff('eager', '韩大', { role: 'grid_leader', areaPath: paths.grid2 })
    await Promise.all(cases.map(({ _id }) => moveCase(eager, _id, 'accept', {}, later(5))))
    expect(await CaseModel.countDocuments({ 'assignee.userId': 'eager' })).toBe(7)
    const next = await buildCase(town.resident, {}, now)
    await openPool(next)
    await expect(moveCase(eager, next._id, 'claim', {}, later(365))).rejects.toMatchObject({ code: 'cap_reached' })
  })

  it('gets no more than five of ten pool cases claimed at once', async () => {
    const busy = await buildStaff(
      'busy',
      '冯大',
      { role: 'grid_leader', areaPath: paths.grid2 },
      { home: at(650, 150) },
    )
    const cases = await Promise.all(Array.from({ length: 10 }, () => buildCase(town.resident, {}, now)))
    for (const filed of cases) await openPool(filed)
    const answers = await Promise.allSettled(cases.map(({ _id }) => moveCase(busy, _id, 'claim', {}, later(365))))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    const codes = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [(answer.reason as DomainError).code] : [],
    )
    expect(codes).toEqual(Array(5).fill('cap_reached'))
  })

  it('gets no more than five through two processes either', async () => {
    vi.resetModules()
    const { moveCase: elsewhere } = await import('./moveCase')
    const twofold = await buildStaff(
      'twofold',
      '陈大',
      { role: 'grid_leader', areaPath: paths.grid2 },
      { home: at(650, 150) },
    )
    const cases = await Promise.all(Array.from({ length: 12 }, () => buildCase(town.resident, {}, now)))
    for (const filed of cases) await openPool(filed)
    const claims = cases.map(({ _id }, i) =>
      (i % 2 ? moveCase : elsewhere)(twofold, _id, 'claim', {}, later(365), { noAlarm: true }),
    )
    const answers = await Promise.allSettled(claims)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    const held = await CaseModel.countDocuments({ 'assignee.userId': 'twofold' })
    expect(held).toBe(5)
  })
})
