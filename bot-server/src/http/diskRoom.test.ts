import { randomUUID } from 'node:crypto'
import { AttachmentModel } from '@jinlin/backend/attachments/AttachmentModel'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { diskLeft } from '@jinlin/backend/testing/diskLeft'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { routes } from '../routes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { here, lamp, photoBytes, useTown } from '../testing/useTown'
import { writesOf } from './mountRoutes'

const { as, give, photo, seek } = useTown(useServer())
afterEach(async () => {
  await diskLeft(1)
  vi.restoreAllMocks()
})

const noRoom = [503, 'no_room']
const tap = () => as('neighbour').post('/api/cases', lamp, randomUUID())
const moveTo = () => as('leader').put('/api/me/position', { point: here })

describe('while the disk of the store fills up', () => {
  it('under a tenth no photo is taken, and it says what to do instead; everything else goes on', async () => {
    await diskLeft(0.09)
    const answer = await as('resident').upload(await photoBytes())
    expect(refusedAs(answer)).toEqual(noRoom)
    expect(answer.body.error.message).toMatch(/^照片和语音暂时存不下，请先用文字说/)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(60)
    expect(await AttachmentModel.countDocuments()).toBe(0)
    expect(refusedAs(await as('clerk').get('/api/estates/e1/qr-sheets'))).toEqual(noRoom)
    expect([(await moveTo()).status, (await tap()).status]).toEqual([200, 201])
    await diskLeft(0.2)
    expect((await as('resident').upload(await photoBytes())).status).toBe(201)
  })

  it('under a twentieth people still report, are asked, accept and go on duty; the rest waits', async () => {
    await diskLeft(0.04)
    const moved = await moveTo()
    expect(refusedAs(moved)).toEqual(noRoom)
    expect(moved.body.error.message).toContain('现在只能上报和办事')
    expect((await as('leader').put('/api/me/duty', { on: true })).status).toBe(200)
    const filed = await as('resident').post('/api/cases', lamp, randomUUID())
    expect(filed.status).toBe(201)
    await seek(filed.body.data.id)
    expect((await give('leader', filed.body.data.id, { command: 'accept' })).status).toBe(200)
    expect((await as('resident').get(`/api/cases/${filed.body.data.id}`)).body.data.state).toBe('accepted')
  })

  it('under a fiftieth nothing is written, everything is read, and the same key is the same tap afterwards', async () => {
    const id = await photo('resident')
    await diskLeft(0.01)
    const key = randomUUID()
    const before = await CaseModel.countDocuments()
    const refused = await as('stranger').post('/api/cases', lamp, key)
    expect(refusedAs(refused)).toEqual(noRoom)
    expect(refused.body.error.message).toContain('12345')
    expect(refusedAs(await as('resident').upload(await photoBytes()))).toEqual(noRoom)
    expect(await CaseModel.countDocuments()).toBe(before)
    expect((await as('resident').get('/api/cases?mine=1')).status).toBe(200)
    expect((await as('resident').get(`/api/attachments/${id}`)).status).toBe(200)
    await diskLeft(0.5)
    expect((await as('stranger').post('/api/cases', lamp, key)).status).toBe(201)
  })
})

describe('the table of routes', () => {
  const named = (writes: string) =>
    routes
      .filter((row) => writesOf(row) === writes)
      .map(({ method, path }) => `${method} ${path}`)
      .sort()

  it('takes to the last what reports and helps need, and nothing else', () =>
    expect(named('case')).toEqual([
      'delete /api/sessions/current',
      'get /api/oauth/:accountKey/callback',
      'post /api/cases',
      'post /api/cases/:id/commands',
      'post /api/groups/:id/matters',
      'post /api/oauth/session',
      'post /api/sessions',
      'put /api/me/duty',
    ]))

  it('gives up first what is large', () =>
    expect(named('file')).toEqual([
      'get /api/estates/:id/qr-sheets',
      'post /api/attachments',
      'put /api/groups/:id/join-way',
    ]))

  it('holds nothing for harmless that is not a question', () =>
    expect(named('nothing').filter((row) => !row.startsWith('get '))).toEqual([
      'post /api/entrances/scan',
      'post /api/policies/:county/preview',
    ]))
})
