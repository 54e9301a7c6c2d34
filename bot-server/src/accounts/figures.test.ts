import { type AccountFigures, accountFigures } from '@jinlin/backend/accounts/accountFigures'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { newId } from '@jinlin/backend/infra/newId'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { buildCase } from '@jinlin/backend/testing/factories'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { storeAccounts } from '../testing/callbackRequest'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const server = useServer()
const { as } = useTown(server)
const county = '1509/150902'
const states = [
  'submitted',
  'offered',
  'in_progress',
  'on_hold',
  'resolved',
  'closed',
  'withdrawn',
  'declined',
] as const
const day = 86_400_000
const start = new Date('2026-03-01T00:00:00Z').getTime()

beforeAll(async () => {
  await storeAccounts(county)
  const tap = { via: 'account', accountKey: 'plain' } as const
  const one = await buildCase(await actorOf('resident'), tap)
  await CaseModel.deleteOne({ _id: one._id })
  const cases = Array.from({ length: 120 }, (_, n) => {
    const accountKey = ['plain', 'safe', 'elsewhere'][n % 3]!
    const own = { _id: newId(new Date(start + (n % 30) * day)), key: `k${n}`, number: `150902-2026-9${n + 10_000}` }
    return { ...one, ...own, state: states[n % states.length]!, reporter: { ...one.reporter, accountKey } }
  })
  await CaseModel.insertMany(cases)
})

const recount = async (key: string, from = new Date(0), to = new Date('2100-01-01')): Promise<AccountFigures> => {
  const all = (await CaseModel.find({}).lean()).filter(({ reporter, _id }) => {
    return reporter.accountKey === key && _id >= newId(from).slice(0, 10) && _id < newId(to).slice(0, 10)
  })
  const of = (...wanted: string[]) => all.filter(({ state }) => wanted.includes(state)).length
  const [closed, ended] = [of('closed'), of('withdrawn', 'declined', 'merged')]
  return { taken: all.length, closed, ended, open: all.length - closed - ended }
}
type Row = { key: string } & AccountFigures
const rowsOf = async (who: string, query = '') => {
  const { status, body } = await as(who).get(`/api/accounts${query}`)
  expect(status).toBe(200)
  answerShapes.AccountPage.parse(body.data)
  return body.data.items as Row[]
}

describe('the figures of the accounts', () => {
  it('equal a recount of the raw cases', async () => {
    for (const row of await rowsOf('dispatcher')) expect(row).toMatchObject(await recount(row.key))
    expect((await rowsOf('dispatcher')).find(({ key }) => key === 'plain')?.taken).toBe(40)
  })

  it('are those of the days that are asked for: from the first, until before the last', async () => {
    const [from, to] = [new Date(start + 5 * day), new Date(start + 12 * day)]
    const rows = await rowsOf('dispatcher', `?from=${from.toISOString()}&to=${to.toISOString()}`)
    for (const row of rows) expect(row).toMatchObject(await recount(row.key, from, to))
    expect(rows.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(0)
  })

  it('are zeros for an account that took nothing', async () => {
    expect((await rowsOf('dispatcher')).find(({ key }) => key === 'compat')).toMatchObject({ taken: 0, open: 0 })
  })

  it('come in pages, each account once', async () => {
    const first = (await as('dispatcher').get('/api/accounts?limit=2')).body.data
    const second = (await as('dispatcher').get(`/api/accounts?limit=2&cursor=${first.nextCursor}`)).body.data
    expect([...first.items, ...second.items].map(({ key }: Row) => key)).toEqual(['compat', 'plain', 'safe'])
    expect(second.nextCursor).toBeNull()
  })

  it('are read from the index alone, by account and time', async () => {
    const keys = ['plain']
    await expect(accountFigures(keys, { from: new Date(start) })).resolves.toBeInstanceOf(Map)
    const plan = JSON.stringify(
      await CaseModel.aggregate([
        { $match: { 'reporter.accountKey': { $in: keys } } },
        { $group: { _id: { key: '$reporter.accountKey', state: '$state' }, count: { $sum: 1 } } },
      ]).explain('queryPlanner'),
    )
    expect(plan).toContain('reporter.accountKey_1__id_1_state_1')
    expect(plan).not.toContain('COLLSCAN')
  })

  it('are for those who answer for the area', async () => {
    expect(await rowsOf('clerk')).toEqual([])
    expect(refusedAs(await as('resident').get('/api/accounts'))).toEqual([403, 'not_allowed'])
    expect(refusedAs(await as('clerk').get(`/api/accounts?area=${county}`))).toEqual([404, 'not_found'])
    expect(refusedAs(await as('dispatcher').get('/api/accounts?from=yesterday'))).toEqual([400, 'invalid'])
    const upside = '?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z'
    expect(refusedAs(await as('dispatcher').get(`/api/accounts${upside}`))).toEqual([400, 'invalid'])
  })
})
