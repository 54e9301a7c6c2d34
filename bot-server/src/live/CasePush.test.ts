import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { buildCase } from '@jinlin/backend/testing/factories'
import { systemActor } from '@jinlin/domain/people/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CasePush } from './CasePush'
import {
  framesOf,
  hasTask,
  index,
  isGone,
  leaders,
  near,
  openPool,
  ownLeader,
  shownTo,
  until,
  useCrowd,
} from './testing/crowdTown'

useCrowd()
const push = new CasePush(index)
beforeAll(() => push.start())
afterAll(() => push.stop())

const claim = async (userId: string, id: string) => moveCase(await actorOf(userId), id, 'claim', {}, new Date())

describe('while a crowd is being shown a case', () => {
  it('and somebody claims it, it stays on nobody’s list', async () => {
    const found = await openPool()
    await until(() => shownTo(found._id).length > 0)
    const fast = shownTo(found._id)[0] ?? ''
    await claim(fast, found._id)
    await until(() => !leaders.some((userId) => hasTask(userId, found._id)))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(leaders.filter((userId) => hasTask(userId, found._id))).toEqual([])
    expect(isGone(fast, found._id)).toBe(false)
  })

  it('and all have it, one claim takes it from all lists within a second', async () => {
    const found = await openPool()
    await until(() => shownTo(found._id).length === near.length)
    const [fast = '', ...others] = near
    await claim(fast, found._id)
    const claimedAt = Date.now()
    const won = () => framesOf(fast).some((frame) => 'case' in frame && frame.case.state === 'accepted')
    await until(() => won() && others.every((userId) => isGone(userId, found._id)))
    expect(Date.now() - claimedAt).toBeLessThan(1000)
  })

  it('and somebody claims it, whoever sees it by office hears that at once, not after all that waits for the crowd', async () => {
    const found = await openPool()
    await until(() => hasTask(ownLeader, found._id))
    const later = await Promise.all(Array.from({ length: 12 }, openPool))
    await claim(shownTo(found._id)[0] ?? '', found._id)
    await until(() => !hasTask(ownLeader, found._id))
    expect(later.some(({ _id }) => shownTo(_id).length < near.length)).toBe(true)
    await until(() => later.every(({ _id }) => shownTo(_id).length === near.length))
  })

  it('whoever’s offer ended with it hears that at once, not after the crowd', async () => {
    const [first = ''] = near
    const person = await actorOf(first)
    const { _id } = await buildCase(person, {}, new Date(Date.now() - 60_000))
    const offer = { to: near[1] ?? '', name: '众1', role: 'grid_leader', reason: '', kind: 'cascade' } as const
    await moveCase(systemActor, _id, 'offer', { ...offer, firstLeft: [] }, new Date())
    await until(() => framesOf(offer.to).some((frame) => 'case' in frame && frame.case.offer?.mine === true))
    await moveCase(systemActor, _id, 'expire_offer', { cause: 'off_duty' }, new Date())
    await moveCase(systemActor, _id, 'open_pool', { nobody: true }, new Date())
    const stillRings = () => {
      const last = framesOf(offer.to).findLast((frame) => 'case' in frame && frame.case.id === _id)
      return last && 'case' in last ? last.case.offer?.mine === true : false
    }
    await until(() => !stillRings())
    expect(shownTo(_id).length).toBeLessThan(near.length)
    expect((await CaseModel.findById(_id).lean())?.poolSince).toBeDefined()
  })
})

describe('whoever is at the cap', () => {
  it('keeps seeing the pool: only the button waits', async () => {
    const [busy = ''] = near.slice(-1)
    await CaseModel.updateMany({ state: 'offered' }, { $unset: { poolSince: 1 }, $set: { state: 'withdrawn' } })
    for (let n = 0; n < 5; n += 1) {
      const { _id } = await openPool()
      await claim(busy, _id)
    }
    const found = await openPool()
    await until(() => hasTask(busy, found._id))
    const last = framesOf(busy).findLast((frame) => 'case' in frame && frame.case.id === found._id)
    expect(last && 'case' in last && last.case.commands).not.toContain('claim')
  })
})
