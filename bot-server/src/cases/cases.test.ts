import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { leaves } from '@jinlin/domain/categories/catalogue'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { caseShape } from '../openapi/caseShape'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as, file, seek, give, photo } = useTown(useServer())

describe('one tap', () => {
  it('is filed, offered, accepted, resolved with a photo, confirmed and rated', async () => {
    const filed = await as('resident').post('/api/cases', { ...lamp, words: '不亮了' }, randomUUID())
    expect(filed.status).toBe(201)
    const { id, number } = filed.body.data
    expect(number).toMatch(/^150902-\d{4}-\d{6}$/)
    await seek(id)
    const tasks = await as('leader').get('/api/me/tasks')
    expect(answerShapes.Tasks.safeParse(tasks.body.data).error).toBeUndefined()
    expect(tasks.body.data.offers[0]).toMatchObject({
      id,
      offer: { mine: true },
      commands: expect.arrayContaining(['accept']),
    })
    expect((await give('leader', id, { command: 'accept' })).body.data.state).toBe('accepted')
    expect((await give('leader', id, { command: 'start' })).body.data.state).toBe('in_progress')
    expect((await give('leader', id, { command: 'resolve' })).body.error.code).toBe('photo_missing')
    const attachmentIds = [await photo('leader', 'after')]
    expect((await give('leader', id, { command: 'resolve', attachmentIds })).body.data.state).toBe('resolved')
    expect((await give('resident', id, { command: 'confirm' })).body.data.state).toBe('closed')
    const rated = await give('resident', id, { command: 'rate', stars: 5 })
    expect(rated.body.data.rating).toEqual({ stars: 5, solved: true, turn: 1 })
    expect(caseShape.safeParse(rated.body.data).error).toBeUndefined()
  })

  it('makes one case when it is sent twenty times at once: 1 × 201, 19 × 200', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => as('neighbour').post('/api/cases', lamp, key)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(19).fill(200), 201])
    expect(new Set(answers.map(({ body }) => body.data.id)).size).toBe(1)
    expect(answers.filter(({ body }) => body.replayed === true)).toHaveLength(19)
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'neighbour', key })).toBe(1)
  })

  it('sent again with another clock is the same tap, with another category it is refused', async () => {
    const key = randomUUID()
    const first = await as('stranger').post('/api/cases', { ...lamp, tappedAt: '2026-11-24T06:00:00Z' }, key)
    const again = await as('stranger').post('/api/cases', { ...lamp, sentAt: '2026-11-25T06:00:00Z' }, key)
    expect([again.status, again.body.replayed, again.body.data.id]).toEqual([200, true, first.body.data.id])
    const other = await as('stranger').post('/api/cases', { ...lamp, category: 'E2301' }, key)
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused'])
  })

  it('without a key is filed all the same', async () => {
    expect((await as('stranger').post('/api/cases', lamp)).status).toBe(201)
  })

  it('is told of a neighbour’s report near by, masked', async () => {
    const first = await file('resident')
    const second = await file('neighbour')
    expect(second.similar).toMatchObject({ category: 'P0137', state: 'submitted' })
    expect(Object.keys(second.similar).sort()).toEqual(['at', 'category', 'id', 'number', 'state'])
    const merged = await give('neighbour', second.id, { command: 'merge', into: first.id })
    expect(merged.body.data).toMatchObject({ state: 'merged', parentId: first.id })
    const parent = await as('neighbour').get(`/api/cases/${first.id}`)
    expect(parent.body.data).toMatchObject({ following: true, followers: 1 })
  })

  it('is limited to six stored cases a minute, repeats not counted', async () => {
    await CaseModel.deleteMany({ 'reporter.userId': 'clerk' })
    const key = randomUUID()
    const statuses: number[] = []
    for (let n = 0; n < 5; n += 1) statuses.push((await as('clerk').post('/api/cases', lamp, randomUUID())).status)
    for (let n = 0; n < 3; n += 1) statuses.push((await as('clerk').post('/api/cases', lamp, key)).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 200, 200])
    const refused = await as('clerk').post('/api/cases', lamp, randomUUID())
    expect([refused.status, refused.body.error.code]).toEqual([429, 'too_many'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await as('clerk').post('/api/cases', lamp, key)).status).toBe(200)
  })
})

describe('a command', () => {
  it('given twice with the same key acts once and gets the first answer', async () => {
    const { id } = await file()
    await seek(id)
    const key = randomUUID()
    const first = await give('leader', id, { command: 'accept' }, key)
    const again = await give('leader', id, { command: 'accept' }, key)
    expect(first.body.replayed).toBeUndefined()
    expect([again.status, again.body.replayed, again.body.data.version]).toEqual([200, true, first.body.data.version])
    const other = await give('leader', id, { command: 'start' }, key)
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused'])
  })

  it('that came too late is told who was faster, masked', async () => {
    const { id } = await file('resident', { category: 'H0102', point: lamp.point })
    await seek(id)
    await give('plumber', id, { command: 'accept' })
    const late = await give('plumber', id, { command: 'accept' })
    expect(late.status).toBe(409)
    const assigned = await give('clerk', id, { command: 'assign', person: 'leader' })
    expect(assigned.body.data.assignee.name).toBe('王**')
    const lost = await give('plumber', id, { command: 'start' })
    expect([lost.status, lost.body.error.code]).toEqual([409, 'case_moved'])
  })

  it('meant for what the case was before it was decided is refused with the state; a note in between is no matter', async () => {
    const { id, version } = await file()
    await give('clerk', id, { command: 'add_note', note: '知道了' })
    expect((await give('resident', id, { command: 'add_note', note: '快一点', version })).status).toBe(200)
    await seek(id)
    const refused = await give('resident', id, { command: 'withdraw', version })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'case_moved'])
    expect(refused.body.error.details).toMatchObject({ state: 'offered' })
  })

  it('is known to be possible before it is given: the buttons are the rights', async () => {
    const { id } = await file()
    await seek(id)
    const buttons = async (who: string) => (await as(who).get(`/api/cases/${id}`)).body.data.commands
    expect(await buttons('resident')).toEqual(expect.arrayContaining(['withdraw', 'urge', 'add_note', 'change_place']))
    expect(await buttons('resident')).not.toContain('accept')
    expect(await buttons('leader')).toEqual(expect.arrayContaining(['accept', 'decline_offer']))
    expect(await buttons('clerk')).toEqual(expect.arrayContaining(['assign', 'escalate']))
  })
})

describe('a resident who urges', () => {
  it('twice within two hours is told when it is possible again', async () => {
    const { id } = await file()
    const first = await give('resident', id, { command: 'urge' })
    expect(first.body.data.urgeAgainAt).toBeDefined()
    const again = await give('resident', id, { command: 'urge' })
    expect([again.status, again.body.error.code]).toEqual([409, 'too_soon'])
    expect(again.body.error.message).toMatch(/\d\d:\d\d 后可再催/)
  })
})

describe('thirty leaders who claim one pool case at once', () => {
  it('one wins, the others are told who', async () => {
    const { id } = await file()
    await seek(id)
    await give('leader', id, { command: 'decline_offer', reason: '正在忙' })
    await seek(id)
    await give('leader2', id, { command: 'decline_offer', reason: '正在忙' })
    await seek(id)
    expect((await as('leader').get('/api/me/tasks')).body.data.pool.map((each: { id: string }) => each.id)).toContain(
      id,
    )
    const claims = Array.from({ length: 30 }, (_, n) => give(n % 2 ? 'leader' : 'leader2', id, { command: 'claim' }))
    const answers = await Promise.all(claims)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const lost = answers.filter(({ status }) => status === 409)
    expect(lost).toHaveLength(29)
    const rivals = lost.filter(({ body }) => body.error.code === 'taken')
    expect(rivals.length).toBeGreaterThanOrEqual(14)
    for (const { body } of rivals) expect(body.error.message).toMatch(/^已被 (王|李)\*\* 接单。$/)
  })
})

describe('a list', () => {
  it('comes by pages, newest first, and its cursor is of use to nobody else', async () => {
    for (let n = 0; n < 3; n += 1) await file('secretary')
    const first = await as('secretary').get('/api/cases?mine=1&limit=2')
    expect(answerShapes.CasePage.safeParse(first.body.data).error).toBeUndefined()
    const { items, nextCursor } = first.body.data
    const second = await as('secretary').get(`/api/cases?mine=1&limit=2&cursor=${nextCursor}`)
    const ids = [...items, ...second.body.data.items].map(({ id }: { id: string }) => id)
    expect(ids).toEqual([...ids].sort().reverse())
    expect([new Set(ids).size, second.body.data.nextCursor]).toEqual([3, null])
    const stolen = await as('clerk').get(`/api/cases?cursor=${nextCursor}`)
    expect([stolen.status, stolen.body.error.code]).toEqual([400, 'invalid'])
  })

  it('holds what one may see: own, the community’s, or nothing', async () => {
    const { id } = await file()
    const sees = async (who: string, query = '') =>
      (await as(who).get(`/api/cases?limit=50${query}`)).body.data.items.some((each: { id: string }) => each.id === id)
    expect([await sees('resident'), await sees('clerk'), await sees('leader')]).toEqual([true, true, true])
    expect([await sees('stranger'), await sees('leader2')]).toEqual([false, false])
    expect([await sees('clerk', '&state=open'), await sees('clerk', '&state=done')]).toEqual([true, false])
    expect([await sees('clerk', '&category=P0137'), await sees('clerk', '&category=E2301')]).toEqual([true, false])
  })
})

describe('what a viewer sees of a case', () => {
  it('the reporter: the exact place, the own name masked, nothing for staff', async () => {
    const { id } = await file('resident', { ...lamp, placeText: '3 号楼旁' })
    await give('clerk', id, { command: 'add_note', note: '只给同事看', visibility: 'staff' })
    const { data } = (await as('resident').get(`/api/cases/${id}`)).body
    expect(data.reporter).toMatchObject({ name: '居**', mine: true })
    expect(data.place.point.lng).toBeCloseTo(lamp.point.lng, 4)
    expect(data.place).toMatchObject({ areaName: '察哈尔社区', gridName: '第一网格', text: '3 号楼旁' })
    expect(JSON.stringify(data)).not.toContain('只给同事看')
    const staff = (await as('clerk').get(`/api/cases/${id}`)).body.data
    expect(JSON.stringify(staff)).toContain('只给同事看')
    expect(staff.reporter).toMatchObject({ name: '居**', mine: false })
  })

  it('a follower: no reporter anywhere, the place to 100 metres', async () => {
    const { id } = await file('resident', { ...lamp, placeText: '3 号楼旁' })
    const followed = await give('neighbour', id, { command: 'follow' })
    expect(followed.status).toBe(200)
    const { data } = (await as('neighbour').get(`/api/cases/${id}`)).body
    expect(data.reporter).toBeUndefined()
    expect(data.timeline[0].who).toBe('居民')
    expect(JSON.stringify(data)).not.toMatch(/居一|居\*\*|3 号楼旁/)
    expect(Math.abs(data.place.point.lng - lamp.point.lng)).toBeLessThan(0.002)
    expect(data.place.point.lng).not.toBeCloseTo(lamp.point.lng, 6)
  })

  it('of a call-out: how far away the plumber still is, while the phone tells', async () => {
    const { id } = await file('resident', { category: 'H0102', point: lamp.point })
    await seek(id)
    await as('plumber').put('/api/me/position', { point: { ...lamp.point, lat: lamp.point.lat + 0.002 } })
    await give('plumber', id, { command: 'accept' })
    const { assignee } = (await as('resident').get(`/api/cases/${id}`)).body.data
    expect(assignee).toMatchObject({ name: '赵**', role: 'tradesperson' })
    expect(Math.abs(assignee.metres - 222)).toBeLessThan(15)
  })

  it('of a restricted matter: who reported is known to whoever works on it, not to all of the staff', async () => {
    const code = leaves.find(({ restricted }) => restricted)?.code
    const { id } = await file('resident', { category: code, point: lamp.point })
    expect((await as('clerk').get(`/api/cases/${id}`)).status).toBe(404)
    const seen = (await as('secretary').get(`/api/cases/${id}`)).body.data
    expect(seen.reporter).toBeUndefined()
    expect(JSON.stringify(seen)).not.toContain('居**')
    expect((await as('resident').get(`/api/cases/${id}`)).body.data.reporter.mine).toBe(true)
  })

  it('names are masked for everybody', async () => {
    const { id } = await file()
    await seek(id)
    for (const who of ['resident', 'leader', 'clerk', 'dispatcher'])
      expect(JSON.stringify((await as(who).get(`/api/cases/${id}`)).body)).not.toMatch(/王格长|居一|钱社工/)
  })
})
