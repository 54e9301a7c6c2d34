import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CaseModel } from '../cases/CaseModel'
import { buildCase, buildUser } from '../testing/factories'
import { later, now, useTinyTown } from '../testing/useTinyTown'
import { dueMerges, finishMerge } from './finishMerge'
import { MergeModel } from './MergeModel'
import { mergePerson } from './mergePerson'

useTinyTown()
beforeEach(() => MergeModel.deleteMany({}))

/** Somebody met again while their first message is under way: its case is written for the one who is gone. */
async function meet(name: string) {
  const older = await buildUser(`${name}-older`, { openids: [`wxmini:${name}`], unionid: `u-${name}` })
  const younger = await buildUser(`${name}-younger`, { openids: [`wxmain:${name}`] })
  await mergePerson(older.userId, `wxmain:${name}`, later(60))
  const written = await buildCase(younger, {}, now)
  return { older, younger, reporter: async () => (await CaseModel.findById(written._id).lean())?.reporter.userId }
}

describe('what is written for somebody while they become somebody else', () => {
  it('follows ten seconds later, whichever process is alive then', async () => {
    const { older, younger, reporter } = await meet('late')
    expect(await dueMerges(later(69), 10)).toEqual([])
    expect(await dueMerges(later(70), 10)).toEqual([younger.userId])
    await finishMerge(younger.userId)
    expect(await reporter()).toBe(older.userId)
    expect(await dueMerges(later(999), 10)).toEqual([])
    await finishMerge(younger.userId)
  })

  it('still follows when the process that moves it dies in between', async () => {
    const { older, younger, reporter } = await meet('killed')
    vi.spyOn(MergeModel, 'deleteOne').mockImplementationOnce(() => {
      throw new Error('killed')
    })
    await expect(finishMerge(younger.userId)).rejects.toThrow('killed')
    expect(await reporter()).toBe(younger.userId)
    expect(await dueMerges(later(70), 10)).toEqual([younger.userId])
    await finishMerge(younger.userId)
    expect(await reporter()).toBe(older.userId)
  })
})
