import type { Case } from '@jinlin/domain/cases/case'
import { describe, expect, it } from 'vitest'
import { CaseModel, type StoredCase } from '../cases/CaseModel'
import { catchUpCase } from '../cases/catchUpCase'
import { moveCase } from '../cases/moveCase'
import { seekNext } from '../dispatch/seekNext'
import { UserModel } from '../people/UserModel'
import { buildCase } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { noteInbound } from './customerWindow'
import { handOverNews } from './handOverNews'
import { NotificationModel } from './NotificationModel'
import { accepted, later, newsFor, now, stateOf, useNewsWorld, world } from './testing/newsWorld'

useStores()
useNewsWorld()

describe('news handed over', () => {
  it('reach whoever the table names, in words, and leave the case', async () => {
    const found = await accepted()
    expect(found.untold).toEqual([])
    const { text } = await newsFor(found._id, 'resident')
    expect(text).toContain('已接单')
    expect((await newsFor(found._id, 'leader')).text).toContain('新任务')
  })

  it('twice tell nobody twice, and don’t raise the version', async () => {
    const filed = await buildCase(world.town.resident, {}, now)
    const seeking = await seekNext(await handOverNews(filed, now), now)
    await Promise.all([handOverNews(seeking, now), handOverNews(seeking, now), handOverNews(seeking, now)])
    expect(await NotificationModel.countDocuments({ caseId: filed._id, userId: 'leader' })).toBe(1)
    expect((await CaseModel.findById(filed._id).lean<StoredCase>())?.version).toBe(seeking.version)
  })

  it('of a case that changed meanwhile stay on it until the next time', async () => {
    const filed = await buildCase(world.town.resident, {}, now)
    await moveCase(world.town.resident, filed._id, 'add_note', { note: '在门口' }, later(1))
    await handOverNews(filed, later(2))
    expect((await CaseModel.findById(filed._id).lean<StoredCase>())?.untold).toContain(1)
  })

  it('never tell people what they did themselves', async () => {
    const found = await accepted()
    const { seq } = await newsFor(found._id, 'resident')
    expect(await NotificationModel.countDocuments({ caseId: found._id, seq, userId: 'leader' })).toBe(0)
  })

  it('of one case that still wait give way to the newer ones', async () => {
    const found = await accepted()
    const first = await newsFor(found._id, 'resident')
    await handOverNews((await CaseModel.findById(found._id).lean<StoredCase>()) as Case, later(7))
    expect(await stateOf(first)).toBe('superseded')
  })

  it('of a pool reach who can be written to now, and are kept for nobody else: the pool itself shows it while it is true', async () => {
    await UserModel.updateOne({ _id: 'leader2' }, { $set: { openids: ['wxmain:o-leader2'] } })
    await noteInbound('main', 'o-leader2', 'message', now)
    const filed = await buildCase(world.town.resident, {}, now)
    const pooled = await catchUpCase(await seekNext(filed, now), later(361))
    await handOverNews(pooled, later(361))
    const { seq } = pooled.timeline.find(({ command }) => command === 'open_pool') ?? { seq: 0 }
    const told = await NotificationModel.find({ caseId: filed._id, seq, text: /^抢单/ }).lean()
    expect(told.map(({ userId, state }) => ({ userId, state }))).toEqual([{ userId: 'leader2', state: 'pending' }])
  })
})
