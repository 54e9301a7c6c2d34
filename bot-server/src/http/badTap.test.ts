import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { beforeAll, describe, expect, it } from 'vitest'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as } = useTown(useServer())
const json = { 'Content-Type': 'application/json' }

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
