import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { logger } from '@jinlin/backend/infra/logger'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { routes } from '../routes'
import { useAnyCaller } from '../testing/anyCaller'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const server = useServer()
const { as, file, give } = useTown(server)
const callerOf = useAnyCaller(server, as)
const json = { 'Content-Type': 'application/json' }
const place = JSON.stringify(lamp.point)
const stored = async () => [await CaseModel.find({}).select('version').lean(), await UserModel.find({}).lean()]
const writing = routes.filter(({ body }) => body)
const reading = routes.filter(({ method }) => method === 'get')
const pathOf = (path: string, id = '01AAAAAAAAAAAAAAAAAAAAAAAA') => path.replace(':id', id)

let faults: ReturnType<typeof vi.spyOn>
beforeEach(() => {
  faults = vi.spyOn(logger, 'error')
})
afterEach(() => {
  expect(faults).not.toHaveBeenCalled()
  faults.mockRestore()
})

describe('a body meant to harm', () => {
  const bodies = [
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '{"openid":{"$ne":null}}',
    '{"$where":"sleep(1000)"}',
    '{"code":{"$gt":""},"on":{"$ne":1},"command":{"$in":[]},"dwellingId":{"$gt":""}}',
    '{"a[$gt]":""}',
    '{"state":"closed","reporterId":"clerk"}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
    '[]',
    '"text"',
    '\u0000',
    '{"code":"\\ud800"}',
    '{"code":NaN}',
  ]
  it.each(writing.map((row) => [row.method, row.path, row] as const))(
    '%s %s refuses every one and stores nothing',
    async (method, path, row) => {
      const before = await stored()
      for (const [at, body] of bodies.entries()) {
        // taken in turns, so that nobody asks too often
        const reply = await callerOf(row, at % 2 ? 'secretary' : 'clerk').send(
          method.toUpperCase(),
          pathOf(path),
          body,
          json,
        )
        expect([body.slice(0, 40), reply.status, reply.body.error?.code]).toEqual([
          body.slice(0, 40),
          400,
          expect.any(String),
        ])
        expect(reply.body.error.message).toMatch(/[\u4e00-\u9fff]/)
      }
      expect(await stored()).toEqual(before)
      expect(({} as { role?: string }).role).toBeUndefined()
    },
  )

  it.each([
    ['a latitude of 91', `{"category":"P0137","point":{"lng":113,"lat":91,"datum":"wgs84"}}`, 'point.lat'],
    ['a longitude beyond numbers', `{"category":"P0137","point":{"lng":1e999,"lat":41,"datum":"wgs84"}}`, 'point.lng'],
    ['a moment that is none', `{"category":"P0137","point":${place},"tappedAt":"2026-02-30T00:00:00Z"}`, 'tappedAt'],
    [
      'a moment of five digits',
      `{"category":"P0137","point":${place},"tappedAt":"+275760-09-13T00:00:00Z"}`,
      'tappedAt',
    ],
    ['a moment as a number', `{"category":"P0137","point":${place},"sentAt":-1}`, 'sentAt'],
    ['half a second of undo', `{"category":"P0137","point":${place},"undoSeconds":0.5}`, 'undoSeconds'],
    ['a state of its own', `{"category":"P0137","point":${place},"state":"closed"}`, 'state'],
    ['another reporter', `{"category":"P0137","point":${place},"reporterId":"clerk"}`, 'reporterId'],
    [
      'ten photos',
      `{"category":"P0137","point":${place},"attachmentIds":${JSON.stringify(Array(10).fill('a'))}}`,
      'attachmentIds',
    ],
  ])('with %s names the field', async (_, body, field) => {
    const before = await stored()
    const reply = await as('resident').send('POST', '/api/cases', body, json)
    expect([reply.status, reply.body.error.code, reply.body.error.details.field]).toEqual([400, 'invalid', field])
    expect(await stored()).toEqual(before)
  })

  it.each(['9999-12-31', '-1', '0000-00-00', '2026-02-30', '2020-01-01', 'tomorrow'])(
    'a hold until %s is refused',
    async (until) => {
      const { id } = await file()
      await give('clerk', id, { command: 'assign', person: 'leader' })
      const before = await stored()
      const reply = await give('leader', id, { command: 'ask_hold', reason: '等配件', until })
      expect(reply.status).toBe(400)
      expect(await stored()).toEqual(before)
    },
  )
})

describe('an address meant to harm', () => {
  const ids = [
    '__proto__',
    'constructor',
    '%00',
    '%7B%22$gt%22:%22%22%7D',
    '$where',
    '%F0%9F%98%80',
    '..%2fme',
    '%2e%2e%2fme',
  ]
  const queries = [
    'a[$gt]=',
    '__proto__=1',
    'constructor[prototype]=1',
    'limit[$gt]=1',
    'sig=a&sig=b',
    'viewer=$ne&until=x&sig=1',
    'cursor=eyIkZ3QiOiIifQ',
    '%E0%A4%A',
  ]
  it.each(reading.map(({ path }) => path))('%s finds nothing by it, and nothing breaks', async (path) => {
    for (const id of path.includes(':id') ? ids : []) {
      const { status } = await as('stranger').get(pathOf(path, id))
      expect([id, [400, 403, 404].includes(status)]).toEqual([id, true])
    }
    for (const query of queries) {
      const { status } = await as('stranger').get(`${pathOf(path)}?${query}`)
      expect([query, status < 500]).toEqual([query, true])
    }
  })
})

describe('words of every kind', () => {
  it.each([
    ['turned around', '\u202e灯不亮'],
    ['of no width', '灯\u200b不\u200d亮\ufeff'],
    ['of ten thousand pictures', '😀'.repeat(10_000)],
    ['with a script in them', '<script>alert(1)</script>'],
    ['with an operator', '{"$gt":""}'],
  ])('%s are kept as they are', async (_, words) => {
    const { id } = await file('neighbour', { ...lamp, words })
    expect((await CaseModel.findById(id).lean())?.words).toBe(words)
  })

  it('with half a character are mended, in words, notes and reasons', async () => {
    const { id, words } = await file('neighbour', { ...lamp, words: '灯\ud83d' })
    expect(words).toBe('灯\ufffd')
    await give('neighbour', id, { command: 'add_note', note: '\udc00快' })
    expect((await CaseModel.findById(id).lean())?.timeline.at(-1)?.note).toBe('\ufffd快')
  })
})

describe('a phone with a broken clock', () => {
  it.each([
    ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
    ['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z'],
    ['0001-01-01T00:00:00Z', undefined],
    ['9999-12-31T23:59:59Z', undefined],
  ])('taps at %s, sends at %s: filed now', async (tappedAt, sentAt) => {
    const { reporter } = await file('neighbour', { ...lamp, tappedAt, sentAt })
    expect(Math.abs(Date.now() - new Date(reporter.happenedAt).getTime())).toBeLessThan(60_000)
  })
})
