import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { describe, expect, it } from 'vitest'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const { as, file, give } = useTown(useServer())

describe('a case that is not yours', () => {
  it('looks like one that does not exist, to read and to move', async () => {
    const { id } = await file()
    const mine = await as('stranger').get(`/api/cases/${id}`)
    const none = await as('stranger').get('/api/cases/01AAAAAAAAAAAAAAAAAAAAAAAA')
    expect(refusedAs(mine)).toEqual([404, 'not_found'])
    expect(mine.body).toEqual(none.body)
    const bodies = [
      { command: 'accept' },
      { command: 'claim' },
      { command: 'confirm' },
      { command: 'add_note', note: 'x' },
      { command: 'assign', person: 'nobody' },
      { command: 'merge', into: id },
    ]
    const before = await CaseModel.findById(id).lean()
    for (const body of bodies) expect(refusedAs(await give('stranger', id, body))).toEqual([404, 'not_found'])
    expect(await CaseModel.findById(id).lean()).toEqual(before)
  })

  it('but may be seen, is refused by right with 403', async () => {
    const { id } = await file()
    expect(refusedAs(await give('resident', id, { command: 'assign', person: 'leader' }))).toEqual([403, 'not_allowed'])
    expect(refusedAs(await give('clerk', id, { command: 'confirm' }))).toEqual([403, 'not_allowed'])
  })

  it.each(['%7B%24ne%3A1%7D', '..%2F..', 'a'.repeat(300), '%E0%A4%A'])(
    'with the id %s is not found or not read',
    async (id) => {
      expect([400, 404]).toContain((await as('resident').get(`/api/cases/${id}`)).status)
    },
  )
})

describe('a refusal says what happened and what to do', () => {
  it.each([
    ['resident', { command: 'confirm' }, 409, 'case_moved', '「已上报」时办不了这一步，请看进度。'],
    ['resident', { command: 'follow' }, 403, 'not_allowed', '您自己报的，不用关注也会通知您。'],
    ['clerk', { command: 'confirm' }, 403, 'not_allowed', '这一步由上报人办，请告诉他们。'],
    ['clerk', { command: 'unfollow' }, 409, 'case_moved', '您没有关注这件事，不用再取消。'],
    ['clerk', { command: 'assign', person: 'nobody' }, 404, 'not_found', '这个人不在您的范围，请换一位。'],
    ['clerk', { command: 'merge', into: 'nothing' }, 404, 'not_found', '那件事不在您的范围，请换一件。'],
  ])('%s %j', async (who, body, status, code, message) => {
    const { id } = await file()
    const answer = await give(who, id, body)
    expect([...refusedAs(answer), answer.body.error.message]).toEqual([status, code, message])
  })

  it('and the limit where there is one', async () => {
    const { id } = await file()
    await give('clerk', id, { command: 'assign', person: 'leader' })
    const until = new Date(Date.now() + 200 * 86_400_000).toISOString()
    const answer = await give('leader', id, { command: 'ask_hold', reason: '等配件', until })
    expect(answer.body.error).toMatchObject({ code: 'invalid', message: '最多挂账 180 天，请选近一点的日期。' })
    expect(answer.body.error.details).toEqual({ field: 'until', days: 180, why: 'hold_too_long' })
  })
})

describe('a command that is not right', () => {
  it.each([
    ['no command', {}, 400, 'invalid'],
    ['a command of the machine', { command: 'auto_close' }, 400, 'invalid'],
    ['submit', { command: 'submit' }, 400, 'invalid'],
    ['an operator', { command: { $ne: '' } }, 400, 'invalid'],
    ['six stars', { command: 'rate', stars: 6 }, 400, 'invalid'],
    ['a field of another command', { command: 'urge', person: 'leader' }, 400, 'invalid'],
    ['an empty reason', { command: 'escalate', reason: '  ' }, 400, 'reason_missing'],
    ['no photo where one is sent', { command: 'add_photo', attachmentIds: [] }, 400, 'attachment_unknown'],
    ['a photo nobody has', { command: 'add_photo', attachmentIds: ['nobody'] }, 400, 'attachment_unknown'],
    ['a door nobody knows', { command: 'change_place', dwellingId: 'nowhere' }, 400, 'invalid'],
  ])('%s', async (_, body, status, code) => {
    const { id, version } = await file()
    expect(refusedAs(await give('resident', id, body))).toEqual([status, code])
    expect((await CaseModel.findById(id).lean())?.version).toBe(version)
  })
})
