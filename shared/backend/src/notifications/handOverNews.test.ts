import type { Case } from '@jinlin/domain/cases/case'
import { describe, expect, it } from 'vitest'
import { CaseModel, type StoredCase } from '../cases/CaseModel'
import { moveCase } from '../cases/moveCase'
import { seekNext } from '../dispatch/seekNext'
import { buildCase } from '../testing/factories'
import { useStores } from '../testing/useStores'
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
})
