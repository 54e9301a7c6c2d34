import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { errorText } from '@jinlin/domain/words/errors'
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
    expect(refused.body.error.message).toBe(errorText('too_many', { why: 'minute' }))
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await as('clerk').post('/api/cases', lamp, key)).status).toBe(200)
  })

  it('of an emergency is filed however many there were', async () => {
    await CaseModel.deleteMany({ 'reporter.userId': 'clerk' })
    const { point } = lamp
    for (let n = 0; n < 6; n += 1) await as('clerk').post('/api/cases', lamp, randomUUID())
    expect((await as('clerk').post('/api/cases', lamp, randomUUID())).status).toBe(429)
    for (const category of ['E2205', 'H0305'])
      expect((await as('clerk').post('/api/cases', { category, point }, randomUUID())).status).toBe(201)
  })

  it('for a third plumber has to wait until one of two has come', async () => {
    const call = () => as('secretary').post('/api/cases', { category: 'H0102', point: lamp.point }, randomUUID())
    const [first] = [await call(), await call()]
    const refused = await call()
    expect([refused.status, refused.body.error.code, refused.body.error.details.why]).toEqual([
      429,
      'too_many',
      'open_call_outs',
    ])
    await give('secretary', first.body.data.id, { command: 'withdraw' })
    expect((await call()).status).toBe(201)
  })
})
