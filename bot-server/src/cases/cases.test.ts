import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { seekNext } from '@jinlin/backend/dispatch/seekNext'
import { at, buildTown, type Town } from '@jinlin/backend/testing/factories'
import { toGcj02 } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseShape } from '../openapi/answerShapes'
import type { ApiClient } from '../testing/ApiClient'
import { useServer } from '../testing/useServer'

const server = useServer()
const here = toGcj02(at(250, 220))
const lamp = { category: 'P0137', point: here }
let town: Town
const people: Record<string, ApiClient> = {}
const as = (key: string): ApiClient => people[key] as ApiClient

beforeAll(async () => {
  town = await buildTown()
  for (const key of Object.keys(town)) people[key] = await server.as(key)
})

/** Lets the town look for the next person, as the worker does. */
const seek = async (id: string) => {
  const found = await CaseModel.findById(id).lean()
  return seekNext(found!, new Date())
}
const file = async (who = 'resident', body: object = lamp) => (await as(who).post('/api/cases', body, randomUUID())).body.data
const give = (who: string, id: string, body: object, key: string = randomUUID()) =>
  as(who).post(`/api/cases/${id}/commands`, body, key)

describe('one tap', () => {
  it('is filed, offered, accepted, resolved with a photo, confirmed and rated', async () => {
    const filed = await as('resident').post('/api/cases', { ...lamp, words: '不亮了' }, randomUUID())
    expect(filed.status).toBe(201)
    const { id, number } = filed.body.data
    expect(number).toMatch(/^150902-\d{4}-\d{6}$/)
    await seek(id)
    const tasks = await as('leader').get('/api/me/tasks')
    expect(tasks.body.data.offers.map((each: { id: string }) => each.id)).toContain(id)
    expect((await give('leader', id, { command: 'accept' })).body.data.state).toBe('accepted')
    expect((await give('leader', id, { command: 'start' })).body.data.state).toBe('in_progress')
    const done = await give('leader', id, { command: 'resolve', note: '换了灯' })
    expect(done.body.data.state).toBe('resolved')
    expect((await give('resident', id, { command: 'confirm' })).body.data.state).toBe('closed')
    const rated = await give('resident', id, { command: 'rate', stars: 5 })
    expect(rated.body.data.rating).toEqual({ stars: 5, solved: true })
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
})
