import { randomUUID } from 'node:crypto'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { buildUser, paths } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { answerShapes } from '../openapi/answerShapes'
import { ApiClient } from '../testing/ApiClient'
import { usePhoneWechat } from '../testing/phoneWechat'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

usePhoneWechat()
const server = useServer()
const { as } = useTown(server)
const row = (more: object = {}) => ({ name: '马小兰', role: 'grid_leader', areaPath: paths.grid, ...more })
const add = async (more: object = {}) => (await as('clerk').post('/api/staff', row(more), randomUUID())).body.data
const closing = (token: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.url().replace('http', 'ws')}/live`)
    socket.once('open', () => socket.send(JSON.stringify({ token })))
    socket.once('error', reject)
    socket.once('close', resolve)
  })

describe('joining as staff', () => {
  it('by a code: the clerk makes it, the newcomer types it with a space, and works with a fresh session', async () => {
    const entry = await add()
    expect(answerShapes.StaffEntry.safeParse(entry).error).toBeUndefined()
    expect(entry).toMatchObject({ name: '马**', label: '网格长', state: 'waiting', areaName: '第一网格' })
    const made = await as('clerk').post(`/api/staff/${entry.id}/code`, {}, randomUUID())
    expect(answerShapes.StaffCode.safeParse(made.body.data).error).toBeUndefined()
    const typed = `${made.body.data.code.slice(0, 4)} ${made.body.data.code.slice(4).toLowerCase()}`
    const joined = await as('neighbour').post('/api/me/staff', { code: typed }, randomUUID())
    expect(answerShapes.Session.safeParse(joined.body.data).error).toBeUndefined()
    expect(joined.body.data.person.roles.map(({ role }: { role: string }) => role)).toContain('grid_leader')
    expect((await new ApiClient(server.url(), joined.body.data.token).get('/api/me/tasks')).status).toBe(200)
    const list = await as('clerk').get('/api/staff?state=joined')
    expect(answerShapes.StaffEntryPage.safeParse(list.body.data).error).toBeUndefined()
    expect(list.body.data.items).toMatchObject([{ id: entry.id, state: 'joined', joinedBy: 'code' }])
  })

  it('by the phone: the number is checked by WeChat and shown to nobody in full', async () => {
    const entry = await add({ phone: '13804740009' })
    expect(entry.phone).toBe('138****0009')
    const forged = await as('stranger').post('/api/me/staff', { phoneCode: 'nonsense' }, randomUUID())
    expect(refusedAs(forged)).toEqual([401, 'code_invalid'])
    const other = await as('stranger').post('/api/me/staff', { phoneCode: 'phone-13804741111' }, randomUUID())
    expect(refusedAs(other)).toEqual([404, 'join_unknown'])
    const abroad = await as('stranger').post('/api/me/staff', { phoneCode: 'phone-49-13804740009' }, randomUUID())
    expect(refusedAs(abroad)).toEqual([401, 'code_invalid'])
    const joined = await as('stranger').post('/api/me/staff', { phoneCode: 'phone-13804740009' }, randomUUID())
    expect([joined.status, joined.body.data.person.name]).toEqual([200, '马**'])
  })

  it('above a community only after a second superior agreed, on the screen of whom the row stands as theirs to agree to', async () => {
    const office = { role: 'street_officer', areaPath: paths.street, phone: '13804740013' }
    const made = await as('dispatcher').post('/api/staff', row(office), randomUUID())
    expect(made.body.data).toMatchObject({ state: 'waiting', approval: 'others' })
    await buildUser('newcomer')
    const newcomer = await server.as('newcomer')
    const join = () => newcomer.post('/api/me/staff', { phoneCode: 'phone-13804740013' }, randomUUID())
    expect(refusedAs(await join())).toEqual([409, 'join_unapproved'])
    const path = `/api/staff/${made.body.data.id}/approve`
    expect(refusedAs(await as('dispatcher').post(path, {}, randomUUID()))).toEqual([403, 'not_allowed'])
    await buildUser('dispatcher-2', { grants: [{ role: 'dispatcher', areaPath: paths.county }] })
    const second = await server.as('dispatcher-2')
    const { items } = (await second.get('/api/staff')).body.data
    expect(items).toMatchObject([{ approval: 'mine' }])
    const agreed = await second.post(path, {}, randomUUID())
    expect(answerShapes.StaffEntry.safeParse(agreed.body.data).error).toBeUndefined()
    expect(agreed.body.data.approval).toBeUndefined()
    expect((await join()).status).toBe(200)
  })

  it('ends: the live screen closes and the token is worth nothing, within two seconds', async () => {
    const entry = await add({ phone: '13804740010' })
    const { token } = (await as('resident').post('/api/me/staff', { phoneCode: 'phone-13804740010' }, randomUUID()))
      .body.data
    const closed = closing(token)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const from = Date.now()
    const left = await as('clerk').post(`/api/staff/${entry.id}/leave`, {}, randomUUID())
    expect([left.status, left.body.data.state]).toEqual([200, 'ended'])
    expect(await closed).toBe(4401)
    expect(Date.now() - from).toBeLessThan(10_000)
    expect(refusedAs(await new ApiClient(server.url(), token).get('/api/me'))).toEqual([401, 'signed_out'])
  })

  it.each([
    ['both ways at once', { code: 'AAAAAAAA', phoneCode: 'phone-1' }, 400, 'invalid'],
    ['neither', {}, 400, 'invalid'],
    ['a torn code', { code: 'ABC' }, 400, 'join_code_wrong'],
    ['an operator', { code: { $ne: '' } }, 400, 'invalid'],
  ])('with %s is refused', async (_, body, status, code) => {
    expect(refusedAs(await as('plumber').post('/api/me/staff', body, randomUUID()))).toEqual([status, code])
  })

  it('is locked after five guesses, and says so in a sentence', async () => {
    const guess = () => as('plumber').post('/api/me/staff', { code: 'BBBBBBBB' }, randomUUID())
    for (let n = 0; n < 5; n += 1) expect(refusedAs(await guess())).toEqual([400, 'join_code_wrong'])
    const locked = await guess()
    expect(refusedAs(locked)).toEqual([429, 'join_locked'])
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(3500)
    expect(locked.body.error.message).toContain('一小时后再试')
  })
})

describe('the list of staff', () => {
  it('is closed to residents, and a row of others looks as if it did not exist', async () => {
    expect(refusedAs(await as('department').get('/api/staff'))).toEqual([403, 'not_allowed'])
    const entry = await add()
    const mine = await as('leader').post(`/api/staff/${entry.id}/code`, {}, randomUUID())
    const none = await as('leader').post('/api/staff/01AAAAAAAAAAAAAAAAAAAAAAAA/code', {}, randomUUID())
    expect(refusedAs(mine)).toEqual([404, 'not_found'])
    expect(mine.body).toEqual(none.body)
  })

  it.each([
    ['an area nobody knows', { areaPath: `${paths.community}/150902002002999` }],
    ['a tradesperson without a trade', { role: 'tradesperson' }],
    ['a leader with one', { skills: ['plumber'] }],
    ['no real phone', { phone: '12345' }],
    ['a role nobody knows', { role: 'king' }],
  ])('does not take %s', async (_, more) => {
    expect(refusedAs(await as('clerk').post('/api/staff', row(more), randomUUID()))).toEqual([400, 'invalid'])
  })
})

describe('the papers of a tradesperson', () => {
  const trade = { role: 'tradesperson', skills: ['electrician'], phone: '13804740077' }

  it('come with the row to whoever joins by it, and are renewed by a superior', async () => {
    const entry = await add({ ...trade, certificates: [{ skill: 'electrician', until: '2027-06-30' }] })
    expect(entry.certificates).toEqual([{ skill: 'electrician', until: '2027-06-30T16:00:00.000Z' }])
    await buildUser('sparks')
    const joined = await (await server.as('sparks')).post(
      '/api/me/staff',
      { phoneCode: 'phone-13804740077' },
      randomUUID(),
    )
    expect(joined.body.data.person.duty.certificates).toEqual(entry.certificates)
    const renewed = [{ skill: 'electrician', until: '2030-06-30' }]
    const put = await as('clerk').put(`/api/staff/${entry.id}/certificates`, { certificates: renewed })
    expect(answerShapes.StaffEntry.safeParse(put.body.data).error).toBeUndefined()
    expect((await StaffModel.findById('sparks').lean())?.certificates).toEqual([
      { skill: 'electrician', until: new Date('2030-06-30T16:00:00Z') },
    ])
  })

  it('that were never shown are told to whoever needs them', async () => {
    await add({ ...trade, phone: '13804740078' })
    await buildUser('apprentice')
    const apprentice = await server.as('apprentice')
    const joined = await apprentice.post('/api/me/staff', { phoneCode: 'phone-13804740078' }, randomUUID())
    expect(answerShapes.Session.safeParse(joined.body.data).error).toBeUndefined()
    expect(joined.body.data.person.duty.unpapered).toEqual(['electrician'])
  })

  it('are for the trades of the row, and put down by a superior only', async () => {
    const entry = await add({ role: 'tradesperson', skills: ['plumber'] })
    const put = (who: string) =>
      as(who).put(`/api/staff/${entry.id}/certificates`, {
        certificates: [{ skill: 'electrician', until: '2030-06-30' }],
      })
    expect(refusedAs(await put('clerk'))).toEqual([400, 'invalid'])
    expect(refusedAs(await put('leader2'))[0]).toBe(404)
    expect(refusedAs(await put('plumber'))[0]).toBe(403)
  })
})
