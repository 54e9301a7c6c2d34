import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { policyOf } from '@jinlin/backend/dispatch/policies'
import { viewsOf } from '@jinlin/backend/people/viewsOf'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { at, buildCase, buildStaff, paths, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { type Actor, systemActor } from '@jinlin/domain/people/roles'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayTown } from '../testing/dayTown'
import { presentCase } from './presentCase'
import { presenterOf } from './presenterOf'

useStores()
let town: Town
let strangers: Actor[]
beforeAll(async () => {
  town = await dayTown()
  const elsewhere = (code: string) => ({ role: 'grid_leader', areaPath: `${paths.county}/150902999/${code}` }) as const
  strangers = [
    await buildStaff('farLeader', '远一', elsewhere('150902999001')),
    await buildStaff('farLeader2', '远二', elsewhere('150902999002')),
  ]
})

/** A report in the pool with a phone number in its words, a photo, a follower and a leader who was asked before. */
async function pooled(): Promise<StoredCase> {
  const [lng, lat] = at(250, 220).coordinates
  const point = { lng, lat, datum: 'wgs84' } as const
  const { _id } = await buildCase(town.resident, { words: '楼道堵了，电话 13800000000', point })
  await buildCase(town.neighbour, { point })
  await moveCase(town.neighbour, _id, 'follow', {}, new Date())
  const offer = { to: 'leader', name: '王格长', role: 'grid_leader', reason: '', kind: 'cascade' } as const
  await moveCase(systemActor, _id, 'offer', { ...offer, firstLeft: [] }, new Date())
  await moveCase(systemActor, _id, 'expire_offer', { cause: 'off_duty' }, new Date())
  await moveCase(systemActor, _id, 'open_pool', { nobody: true }, new Date())
  const photo = { id: 'photo', kind: 'photo', phase: 'before', at: new Date(), by: 'resident' }
  await CaseModel.updateOne({ _id }, { $set: { attachments: [photo] } })
  return (await CaseModel.findById(_id).lean<StoredCase>()) as StoredCase
}

describe('one case presented to many', () => {
  it('shows each exactly what they would be shown alone, whoever came before', async () => {
    const found = await pooled()
    const now = new Date()
    const [policy, names] = await Promise.all([policyOf(found), areaNames()])
    const { resident, neighbour, leader, leader2, clerk, secretary, dispatcher, plumber } = town
    const people = [...strangers, leader2, clerk, secretary, dispatcher, neighbour, leader, resident, plumber]
    for (const order of [people, [...people].reverse()]) {
      const present = presenterOf(found, policy, names, now)
      for (const actor of order) {
        const [view] = await viewsOf(actor, [found], now)
        if (!view) throw new Error('no view')
        const { followers, handlerMetres } = view
        const around = { policy, names, followers, following: view.actor.follows ?? false, handlerMetres }
        expect(present.of(view)).toEqual(presentCase(view.actor, found, around, now))
      }
    }
  })

  it('is put into words once for those who stand the same way to it, and masked for strangers', async () => {
    const found = await pooled()
    const now = new Date()
    const present = presenterOf(found, await policyOf(found), await areaNames(), now)
    const shown = []
    for (const actor of strangers) {
      const [view] = await viewsOf(actor, [found], now)
      if (view) shown.push(present.of(view))
    }
    const [first, second] = shown
    expect(second?.timeline).toBe(first?.timeline)
    expect(first?.words).not.toContain('13800000000')
    expect(first?.reporter).toBeUndefined()
  })
})
