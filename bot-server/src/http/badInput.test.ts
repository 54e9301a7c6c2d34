import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { revokeSessions } from '@jinlin/backend/people/sessions'
import { errorText } from '@jinlin/domain/words/errors'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ApiClient } from '../testing/ApiClient'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const server = useServer()
const { as, file, give } = useTown(server)
/** A revoked token may be believed for up to two seconds; a busy machine may take longer to ask again. */
const patience = { timeout: 10_000, interval: 200 }
const json = { 'Content-Type': 'application/json' }

const refusedAs = ({ status, body }: { status: number; body: { error?: { code: string; message: string } } }) => {
  expect(body.error?.message).toMatch(/[\u4e00-\u9fff]/)
  expect(body.error?.message).not.toMatch(/！|undefined/)
  return [status, body.error?.code]
}

describe('a tap that is not right', () => {
  let before: number
  beforeAll(async () => {
    before = await CaseModel.countDocuments({})
  })
  const place = { point: lamp.point }
  it.each([
    ['no category', { ...place }, 400, 'invalid'],
    ['an unknown category', { ...place, category: 'P9999' }, 400, 'category_unknown'],
    ['a category that is a list', { ...place, category: ['P0137'] }, 400, 'invalid'],
    ['a category that is an operator', { ...place, category: { $ne: null } }, 400, 'invalid'],
    ['no place', { category: 'P0137' }, 400, 'place_missing'],
    [
      'a place outside the city',
      { category: 'P0137', point: { lng: 116.4, lat: 39.9, datum: 'wgs84' } },
      400,
      'place_outside',
    ],
    ['a point without a datum', { category: 'P0137', point: { lng: 113.1, lat: 41 } }, 400, 'invalid'],
    ['a point off the globe', { category: 'P0137', point: { lng: 999, lat: 41, datum: 'gcj02' } }, 400, 'invalid'],
    ['a point of text', { category: 'P0137', point: { lng: '113', lat: 41, datum: 'gcj02' } }, 400, 'invalid'],
    ['a door nobody knows', { category: 'P0137', dwellingId: 'nowhere' }, 400, 'invalid'],
    ['a door that is an operator', { category: 'P0137', dwellingId: { $gt: '' } }, 400, 'invalid'],
    ['words over 10,000 characters', { ...lamp, words: '长'.repeat(10_001) }, 413, 'words_too_long'],
    ['a body over 64 KB', { ...lamp, words: '长'.repeat(30_000) }, 413, 'too_large'],
    ['an unknown field', { ...lamp, state: 'closed' }, 400, 'invalid'],
    ['an undo of an hour', { ...lamp, undoSeconds: 3600 }, 400, 'invalid'],
    ['somebody else’s photo', { ...lamp, attachmentIds: ['01AAAAAAAAAAAAAAAAAAAAAAAA'] }, 400, 'attachment_unknown'],
    ['a list instead of a body', [lamp], 400, 'invalid'],
    ['null', null, 400, 'invalid'],
  ])('%s', async (_, body, status, code) => {
    expect(refusedAs(await as('resident').post('/api/cases', body))).toEqual([status, code])
    expect(await CaseModel.countDocuments({})).toBe(before)
  })

  it.each([
    ['torn JSON', '{"category":', json, 400, 'invalid'],
    ['a form', 'category=P0137', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415, 'media_type'],
    ['text', 'hello', { 'Content-Type': 'text/plain' }, 415, 'media_type'],
    [
      'a key with a line break’s place-holder',
      JSON.stringify(lamp),
      { ...json, 'Idempotency-Key': 'a b' },
      400,
      'invalid',
    ],
    ['a prototype', '{"__proto__":{"category":"P0137"}}', json, 400, 'invalid'],
  ])('%s', async (_, body, headers, status, code) => {
    expect(refusedAs(await as('resident').send('POST', '/api/cases', body, headers))).toEqual([status, code])
    expect(await CaseModel.countDocuments({})).toBe(before)
  })

  it('says in its sentence which door is not known', async () => {
    const unknown = [
      await as('resident').post('/api/cases', { category: 'P0137', dwellingId: 'nowhere' }),
      await as('resident').post('/api/me/dwelling', { dwellingId: 'nowhere' }),
      await as('resident').post('/api/me/dwelling', { qr: 'nowhere' }),
    ]
    expect(unknown.map(({ body }) => body.error.message)).toEqual([
      '「住址」没填对，改一下再发。',
      '「住址」没填对，改一下再发。',
      '「楼栋码」没填对，改一下再发。',
    ])
  })

  it('names the field', async () => {
    const { body } = await as('resident').post('/api/cases', {
      category: 'P0137',
      point: { lng: 1, lat: 'x', datum: 'gcj02' },
    })
    expect(body.error.details.field).toBe('point.lat')
  })

  it('with 10,000 characters of any plane is filed, and a lone surrogate is mended', async () => {
    const { status, body } = await as('resident').post('/api/cases', { ...lamp, words: `${'😀'.repeat(9_999)}\ud800` })
    expect(status).toBe(201)
    expect(body.data.words.endsWith('😀\ufffd')).toBe(true)
    await CaseModel.deleteOne({ _id: body.data.id })
  })
})

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

describe('whoever has not signed in', () => {
  it.each([
    ['GET', '/api/cases'],
    ['GET', '/api/me'],
    ['GET', '/api/me/tasks'],
    ['GET', '/api/departments'],
  ])('%s %s is refused', async (method, path) => {
    expect(refusedAs(await server.stranger().send(method, path, undefined, {}))).toEqual([401, 'signed_out'])
  })

  it('with a made-up or a revoked token too', async () => {
    const forged = new ApiClient(server.url(), 'x'.repeat(43))
    expect(refusedAs(await forged.get('/api/me'))).toEqual([401, 'signed_out'])
    const gone = await server.as('stranger')
    expect((await gone.get('/api/me')).status).toBe(200)
    await revokeSessions('stranger')
    await vi.waitFor(async () => expect(refusedAs(await gone.get('/api/me'))).toEqual([401, 'signed_out']), patience)
  })

  it('may read the catalogue, and again without its bytes', async () => {
    const first = await server.stranger().get('/api/categories')
    expect(first.body.data.items.length).toBeGreaterThan(100)
    const again = await server.stranger().get('/api/categories', { 'If-None-Match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })
})

describe('every call of the API', () => {
  it('that does not exist is answered in the envelope, without a stack', async () => {
    const { status, body } = await as('resident').get('/api/nothing')
    expect([status, body.error.code]).toEqual([404, 'route_unknown'])
    expect(body.error.message).toBe(errorText('route_unknown'))
  })

  it('is kept out of caches and frames', async () => {
    const { headers } = await as('resident').get('/api/me')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    '?limit=0',
    '?limit=51',
    '?limit=1e9',
    '?state=unknown',
    '?state[$ne]=x',
    '?cursor=abc',
    '?sort=x',
    '?limit=1&limit=2',
  ])('refuses the query %s', async (query) =>
    expect(refusedAs(await as('clerk').get(`/api/cases${query}`))).toEqual([400, 'invalid']),
  )
})
