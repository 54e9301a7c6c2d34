import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { handOverNews } from '@jinlin/backend/notifications/handOverNews'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { DwellingModel } from '@jinlin/backend/register/DwellingModel'
import { at, paths } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { useServer } from '../testing/useServer'
import { here, useTown } from '../testing/useTown'

const { as, photo, file, seek, give } = useTown(useServer())

describe('the signed-in person', () => {
  it('is shown with roles and duty, the name masked', async () => {
    const { body } = await as('leader').get('/api/me')
    expect(answerShapes.Person.safeParse(body.data).error).toBeUndefined()
    expect(body.data).toMatchObject({
      id: 'leader',
      name: '王**',
      duty: { on: true, openJobs: 0, cap: 5, gridName: '第一网格' },
    })
    expect(body.data.roles).toContainEqual(
      expect.objectContaining({ role: 'grid_leader', label: '网格长', areaName: '第一网格' }),
    )
    expect((await as('resident').get('/api/me')).body.data.duty).toBeUndefined()
  })

  it('goes off duty: the running offer passes on, and nothing new comes', async () => {
    const { id } = await file()
    await seek(id)
    const off = await as('leader').put('/api/me/duty', { on: false })
    expect(off.body.data.duty.on).toBe(false)
    const found = await CaseModel.findById(id).lean()
    expect(found?.offer).toBeUndefined()
    await seek(id)
    expect((await as('leader2').get('/api/me/tasks')).body.data.offers[0].id).toBe(id)
    expect((await as('leader').put('/api/me/position', { point: here })).body.error.code).toBe('off_duty')
    await as('leader').put('/api/me/duty', { on: true })
  })

  it('tells where it is while on duty only, and a resident never', async () => {
    expect((await as('leader').put('/api/me/position', { point: here })).status).toBe(200)
    const [lng] = (await StaffModel.findById('leader').lean())?.position?.coordinates ?? []
    expect(lng).toBeCloseTo(at(250, 220).coordinates[0], 4)
    await as('leader').put('/api/me/duty', { on: false })
    expect((await StaffModel.findById('leader').lean())?.position).toBeUndefined()
    await as('leader').put('/api/me/duty', { on: true })
    for (const call of ['duty', 'position'])
      expect(
        (await as('resident').put(`/api/me/${call}`, call === 'duty' ? { on: true } : { point: here })).status,
      ).toBe(403)
  })

  it('binds the door behind the sign, and a tap with it needs no position', async () => {
    await DwellingModel.create({
      _id: 'door-301',
      buildingId: 'b3',
      estateId: 'e1',
      entrance: '2',
      room: '301',
      areaPath: paths.grid,
      gridCode: '150902002002001',
      address: '察哈尔小区3号楼2单元301',
      point: at(250, 220),
      qr: 'SIGN-3-2',
    })
    const key = randomUUID()
    const bound = await as('resident').post('/api/me/dwelling', { qr: 'SIGN-3-2' }, key)
    expect(bound.body.data.dwelling).toMatchObject({ id: 'door-301', text: '察哈尔小区3号楼2单元301' })
    const again = await as('resident').post('/api/me/dwelling', { qr: 'SIGN-3-2' }, key)
    expect([again.status, again.body.replayed]).toEqual([200, true])
    const other = await as('resident').post('/api/me/dwelling', { dwellingId: 'door-301' }, key)
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused'])
    expect((await as('resident').post('/api/me/dwelling', { qr: 'nothing' })).status).toBe(400)
    const filed = await as('resident').post('/api/cases', { category: 'E2208', dwellingId: 'door-301' }, randomUUID())
    expect(filed.body.data.place).toMatchObject({ dwellingId: 'door-301', gridName: '第一网格' })
  })

  it('is asked for a tap by news on the page, and for words by the same news in a chat', async () => {
    const { id } = await file()
    await seek(id)
    await give('leader', id, { command: 'accept' })
    await give('leader', id, { command: 'resolve', attachmentIds: [await photo('leader', 'after')] })
    await handOverNews((await CaseModel.findById(id).lean())!, new Date())
    const [{ text }] = (await as('resident').get('/api/me/news?limit=1')).body.data.items
    expect(text).toMatch(/处理好了.+\n点开说一声解决了没有，还可以打个分。\n/)
    expect(text).not.toContain('回复')
    expect((await NotificationModel.findOne({ caseId: id, text: /处理好了/ }).lean())?.text).toContain('回复 1–5 打分')
  })

  it('reads the news of its cases, and has then read them', async () => {
    const { id } = await file()
    await seek(id)
    await give('leader', id, { command: 'accept' })
    const found = await CaseModel.findById(id).lean()
    await handOverNews(found!, new Date())
    const { body } = await as('resident').get('/api/me/news?limit=1')
    expect(answerShapes.NewsPage.safeParse(body.data).error).toBeUndefined()
    expect(body.data.items[0]).toMatchObject({ caseId: id, read: false })
    expect((await as('resident').get('/api/me')).body.data.unread).toBeGreaterThan(0)
    expect((await as('resident').post('/api/me/news/read', {})).body.data.unread).toBe(0)
    expect((await as('resident').get('/api/me/news?limit=1')).body.data.items[0].read).toBe(true)
  })
})

describe('whom a case can go to', () => {
  it('a superior sees the staff of the own area, masked, by role', async () => {
    const { body } = await as('clerk').get('/api/people?role=grid_leader')
    expect(answerShapes.StaffPage.safeParse(body.data).error).toBeUndefined()
    expect(body.data.items.map(({ userId }: { userId: string }) => userId)).toEqual(['leader', 'leader2'])
    expect(JSON.stringify(body)).not.toContain('王格长')
  })

  it('finds them by the letters their name begins with, page by page', async () => {
    const named = async (name: string, more = '') =>
      (await as('clerk').get(`/api/people?name=${encodeURIComponent(name)}${more}`)).body.data
    const ids = ({ items }: { items: { userId: string }[] }) => items.map(({ userId }) => userId)
    expect(ids(await named('王'))).toContain('leader')
    expect(ids(await named('格长'))).toEqual([])
    const all = ids((await as('clerk').get('/api/people')).body.data)
    const first = (await as('clerk').get('/api/people?limit=1')).body.data
    const second = (await as('clerk').get(`/api/people?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).body
      .data
    expect([...ids(first), ...ids(second)]).toEqual(all.slice(0, 2))
    expect((await as('clerk').get('/api/people?name[$ne]=x')).status).toBe(400)
  })

  it('nobody looks outside of it, and residents not at all', async () => {
    expect((await as('clerk').get(`/api/people?area=${paths.county}`)).status).toBe(404)
    expect((await as('resident').get('/api/people')).status).toBe(403)
  })

  it('departments and areas have names', async () => {
    const departments = await as('dispatcher').get('/api/departments')
    expect(departments.body.data.items).toContainEqual({ id: 'water', name: '供水' })
    const top = await as('resident').get('/api/areas')
    expect(top.body.data.items[0]).toMatchObject({ code: '1509', level: 'city' })
    const below = await as('resident').get('/api/areas?parent=150902002002')
    expect(below.body.data.items.map(({ name }: { name: string }) => name)).toEqual(['第一网格', '第二网格'])
  })
})
