import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { describe, expect, it } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { enrol } from '../people/enrol'
import { actorOfToken, openSession } from '../people/sessions'
import { type User, UserModel } from '../people/UserModel'
import { at, buildUser, paths } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { setDuty, setPosition } from './duty'
import { seekNext } from './seekNext'
import { later, now, useSeeking } from './testing/useSeeking'

useStores()
const { town, seek } = useSeeking()

describe('somebody who leaves', () => {
  it('hands everything back: the offer goes on, the work is sought for anew, the session is over', async () => {
    const taken = await seek()
    await moveCase(town().leader, taken._id, 'accept', {}, later(1))
    const running = await seek()
    const token = await openSession('leader', 'phone', now)
    const user = await UserModel.findById('leader').lean<User>()
    await enrol({ ...(user as User), status: 'suspended' }, {}, later(2))
    const [work, offer] = [
      await CaseModel.findById(taken._id).lean<Case>(),
      await CaseModel.findById(running._id).lean<Case>(),
    ]
    expect(work).toMatchObject({ state: 'offered', turn: 2, lastAssignee: { userId: 'leader' } })
    expect(offer?.offer).toBeUndefined()
    expect((await seekNext(work as Case, later(3))).offer?.to).toBe('leader2')
    await expect(actorOfToken(token, now)).rejects.toMatchObject({ code: 'signed_out' })
  })
})

describe('somebody who goes off duty', () => {
  it('loses the running offer to the next person, and keeps open jobs', async () => {
    const taken = await seek()
    await moveCase(town().leader, taken._id, 'accept', {}, later(1))
    const running = await seek()
    await setDuty(town().leader, false, later(2))
    const after = await CaseModel.findById(running._id).lean<Case>()
    expect(after).toMatchObject({ state: 'offered', asked: ['leader'] })
    expect(after?.offer).toBeUndefined()
    expect((await CaseModel.findById(taken._id).lean<Case>())?.assignee?.userId).toBe('leader')
  })
})

describe('an officer who goes off duty on a bad day', () => {
  it('keeps none of 130 offers', async () => {
    const one = await seek()
    const many = Array.from({ length: 129 }, (_, n) => ({ ...one, _id: `x${n}`, key: `x${n}`, number: `n${n}` }))
    await CaseModel.insertMany(many)
    await setDuty(town().leader, false, later(2))
    expect(await CaseModel.countDocuments({ 'offer.to': 'leader' })).toBe(0)
  })
})

describe('a leader of the next grid who is a clerk of this one', () => {
  it('is not taken for its leader: post and area belong together', async () => {
    await buildUser(
      'mixed',
      {
        name: '多职',
        grants: [
          { role: 'community_clerk', areaPath: paths.grid },
          { role: 'grid_leader', areaPath: paths.grid2 },
        ],
      },
      { home: at(700, 100) },
    )
    await setDuty(town().leader, false, now)
    const asked = await seek()
    expect(asked.offer).toMatchObject({ kind: 'cascade' })
  })
})

describe('a position', () => {
  it('outside the city is refused', async () => {
    const beijing: GeoPoint = { type: 'Point', coordinates: [116.4, 39.9] }
    await expect(setPosition(town().leader2, beijing, now)).rejects.toMatchObject({
      code: 'place_outside',
    })
    await setPosition(town().leader2, at(700, 100), now)
  })
})
