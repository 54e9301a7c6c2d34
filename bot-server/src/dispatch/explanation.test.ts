import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { at, buildStaff, paths, plumbing } from '@jinlin/backend/testing/factories'
import { beforeEach, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { here, useTown } from '../testing/useTown'

const { as, file, seek, give } = useTown(useServer())

const why = async (caseId: string, person = '', who = 'clerk') =>
  as(who).get(`/api/cases/${caseId}/dispatch${person && `?person=${person}`}`)
const sought = async (who = 'resident', body?: object): Promise<string> => {
  const { id } = await file(who, body)
  await seek(id)
  return id
}
const set = (id: string, change: object) => StaffModel.updateOne({ _id: id }, { $set: change })

beforeEach(async () => {
  await set('leader', { onDuty: true, home: at(100, 100) })
  await set('leader2', { onDuty: true, home: at(700, 100) })
})

describe('a supervisor who asks why about an escalated case', () => {
  const elsewhere = `${paths.county}/150902003/150902003001/150902003001001`
  const escalated = async (body?: object) => {
    const { id } = await file('stranger', body)
    await CaseModel.updateOne(
      { _id: id },
      { $set: { level: 'community', 'asking.order': 'officer', 'asking.routed': true } },
    )
    return id
  }
  const openPool = (id: string) =>
    CaseModel.updateOne({ _id: id }, { $set: { state: 'offered', poolSince: new Date() } })
  beforeEach(async () => {
    const leads = { role: 'grid_leader', areaPath: elsewhere } as const
    await buildStaff('outsider', '吴邻片', leads, { home: at(800, 100) })
    return async () => void (await StaffModel.deleteOne({ _id: 'outsider' }))
  })

  it('is told that only officers are asked while its pool is shut', async () => {
    const id = await escalated()
    const { data } = (await why(id, 'leader')).body
    expect(data.text).toBe('现在只问值班人员，不派给附近的人')
    expect(data.person).toMatchObject({ why: 'officers_only', text: '现在只问值班人员' })
    expect((await why(id, 'clerk')).body.data.person.why).toBeUndefined()
  })

  it('is told who may claim it: leaders of its area and the officers, as the claim itself says', async () => {
    const id = await escalated()
    await openPool(id)
    const { data } = (await why(id, 'plumber')).body
    expect(data.text).toBe('抢单池开着，附近 2 位网格长、3 位值班能接')
    const found: { userId: string; why?: string }[] = data.people
    expect(found.filter((each) => each.why)).toMatchObject([{ userId: 'outsider', why: 'wrong_area' }])
    expect(data.person).toMatchObject({ why: 'wrong_role' })
    expect((await give('outsider', id, { command: 'claim' })).status).not.toBe(200)
    expect((await give('secretary', id, { command: 'claim' })).status).toBe(200)
  })

  it('is told of both kinds where it is a call-out', async () => {
    const id = await escalated({ category: plumbing, point: here })
    await openPool(id)
    expect((await why(id)).body.data.text).toBe('抢单池开着，附近 1 位水暖师傅、2 位网格长、3 位值班能接')
  })
})

describe('a supervisor who asks why', () => {
  it('is told who was asked, what became of it, and who could be asked next', async () => {
    const id = await sought()
    await give('leader', id, { command: 'decline_offer', reason: '在外面办事' })
    await seek(id)
    const { body } = await why(id)
    expect(answerShapes.Explanation.safeParse(body.data).error).toBeUndefined()
    expect(body.data.text).toBe('正在问 李**')
    expect(body.data.asked).toMatchObject([
      { name: '王**', outcome: 'declined', text: '说来不了：在外面办事' },
      { name: '李**', outcome: 'waiting', text: '正在问' },
    ])
    expect(body.data.people.map(({ why: reason }: { why?: string }) => reason)).toEqual(['asked', 'asked'])
  })

  it('is told why it is nobody, with a count for each reason', async () => {
    await set('leader', { onDuty: false })
    await set('leader2', { quiet: { from: '00:00', to: '23:59' } })
    const { id } = await file('neighbour')
    const { data } = (await why(id)).body
    expect(data.text).toBe('4 公里内的网格长都派不了：1 位不在岗，1 位免打扰时间')
    await seek(id)
    expect((await why(id)).body.data.text).toBe('抢单池开着，附近 1 位网格长能接')
    await StaffModel.updateOne({ _id: 'leader2' }, { $unset: { quiet: 1 } })
  })

  it('is told about one person who isn’t in the list', async () => {
    const id = await sought('stranger')
    await set('leader2', { home: at(9000, 0) })
    const { data } = (await why(id, 'leader2')).body
    expect(data.person).toMatchObject({ userId: 'leader2', why: 'too_far', text: '太远了' })
    expect(data.people.map(({ userId }: { userId: string }) => userId)).toEqual(['leader'])
  })

  it('is told about the trade where a tradesperson is looked for', async () => {
    const id = await sought('resident', { category: plumbing, point: here })
    await give('plumber', id, { command: 'decline_offer', reason: '来不了' })
    await seek(id)
    expect((await why(id)).body.data.text).toBe('抢单池开着，附近 1 位水暖师傅能接')
    await set('plumber', { skills: ['locksmith'], certificates: [] })
    expect((await why(id, 'plumber')).body.data.person).toMatchObject({ why: 'no_skill' })
    await set('plumber', { skills: ['plumber'] })
    expect((await why(id, 'leader')).body.data.person).toMatchObject({ why: 'wrong_role' })
  })

  it('is told that a street lamp is nothing for a plumber, on duty or not', async () => {
    const id = await sought('neighbour')
    for (const onDuty of [false, true]) {
      await set('plumber', { onDuty })
      const { person } = (await why(id, 'plumber')).body.data
      expect(person).toMatchObject({ role: 'tradesperson', why: 'wrong_role', text: '他的岗位不接这类事' })
    }
  })

  it('counts whoever may claim, asked before or in quiet hours, and nobody who may not', async () => {
    const id = await sought()
    await set('leader2', { quiet: { from: '00:00', to: '23:59' } })
    await CaseModel.updateOne({ _id: id }, { $set: { poolSince: new Date() }, $unset: { offer: 1 } })
    expect((await why(id)).body.data.text).toBe('抢单池开着，附近 2 位网格长能接')
    expect((await why(id, 'leader2')).body.data.person).toMatchObject({ why: 'quiet' })
    expect((await give('leader2', id, { command: 'claim' })).status).toBe(200)
    await give('leader2', id, { command: 'hand_back', reason: '记错了' })
    await CaseModel.updateOne({ _id: id }, { $set: { poolSince: new Date(), asked: ['leader', 'leader2'] } })
    await set('leader', { onDuty: false })
    expect((await why(id)).body.data.text).toBe('抢单池开着，附近 1 位网格长能接')
    expect((await why(id, 'leader')).body.data.person).toMatchObject({ why: 'off_duty' })
    await StaffModel.updateOne({ _id: 'leader2' }, { $unset: { quiet: 1 } })
  })

  it('must be a superior of the case, and of whoever they ask about', async () => {
    const id = await sought('neighbour')
    for (const who of ['neighbour', 'leader', 'plumber']) expect(refusedAs(await why(id, '', who))[0]).toBe(403)
    expect(refusedAs(await why('nothing'))).toEqual([404, 'not_found'])
    expect(refusedAs(await why(id, 'nobody'))).toEqual([404, 'not_found'])
    expect(refusedAs(await why(id, 'dispatcher', 'clerk'))).toEqual([404, 'not_found'])
  })
})
