import { revokeSessions } from '@jinlin/backend/people/sessions'
import { errorText } from '@jinlin/domain/words/errors'
import { describe, expect, it, vi } from 'vitest'
import { routes } from '../routes'
import { ApiClient } from '../testing/ApiClient'
import { useAnyCaller } from '../testing/anyCaller'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as } = useTown(server)
const callerOf = useAnyCaller(server, as)
/** All calls but the pages a browser opens by a link: WeChat hangs marks of its own on those. */
const calls = routes.filter(({ answers }) => answers !== 'Redirect')
/** What a call cannot do without. */
const needed: Record<string, string> = { '/api/watch': 'area=1509&', '/api/watch/figures': 'area=1509&' }
/** A revoked token may be believed for up to two seconds; a busy machine may take longer to ask again. */
const patience = { timeout: 10_000, interval: 200 }

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

  it.each(calls.map((row) => [row.method.toUpperCase(), row.path, row] as const))(
    '%s %s refuses a parameter nobody knows and names it',
    async (method, path, row) => {
      const asked = `${path.replace(':id', '01AAAAAAAAAAAAAAAAAAAAAAAA')}?${needed[path] ?? ''}fields=idNumber`
      const { status, body } = await callerOf(row, 'clerk').send(method, asked, undefined, {})
      expect([status, body.error?.code, body.error?.details?.field]).toEqual([400, 'invalid', 'fields'])
    },
  )

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
