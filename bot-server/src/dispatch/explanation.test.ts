import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { at, plumbing } from '@jinlin/backend/testing/factories'
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
    const id = await sought('neighbour')
    const { data } = (await why(id)).body
    expect(data.text).toBe('4 公里内的网格长都派不了：1 位不在岗，1 位免打扰时间')
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
    expect((await why(id, 'leader')).body.data.person).toMatchObject({ why: 'no_skill' })
  })

  it('must be a superior of the case, and of whoever they ask about', async () => {
    const id = await sought('neighbour')
    for (const who of ['neighbour', 'leader', 'plumber']) expect(refusedAs(await why(id, '', who))[0]).toBe(403)
    expect(refusedAs(await why('nothing'))).toEqual([404, 'not_found'])
    expect(refusedAs(await why(id, 'nobody'))).toEqual([404, 'not_found'])
    expect(refusedAs(await why(id, 'dispatcher', 'clerk'))).toEqual([404, 'not_found'])
  })
})
