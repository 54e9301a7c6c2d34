import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { StaffModel } from '@jinlin/backend/dispatch/StaffModel'
import { at, buildStaff, paths, plumbing } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { here, useTown } from '../testing/useTown'

const { as, file, seek, give } = useTown(useServer())
const callOut = { category: plumbing, point: here }

const called = async (who: string): Promise<string> => {
  const { id } = await file(who, callOut)
  await seek(id)
  return id
}
const block = (who: string, id: string) => as(who).post(`/api/cases/${id}/block`, {}, randomUUID())
const askedFor = async (id: string) => (await CaseModel.findById(id).lean())?.offer?.to

describe('a resident who doesn’t want a plumber again', () => {
  it('is sent somebody else from the next call on, until the wish is taken back', async () => {
    const trade = { role: 'tradesperson', areaPath: paths.grid } as const
    await buildStaff('plumber2', '冯水暖', trade, { skills: ['plumber'], home: at(900, 220) })
    const first = await called('resident')
    expect(await askedFor(first)).toBe('plumber')
    await give('plumber', first, { command: 'accept' })
    const said = await block('resident', first)
    expect(answerShapes.Case.safeParse(said.body.data).error).toBeUndefined()
    expect(said.body.data.blocked).toBe(true)
    expect((await as('plumber').get(`/api/cases/${first}`)).body.data.blocked).toBeUndefined()
    const next = await called('resident')
    expect(await askedFor(next)).toBe('plumber2')
    await give('resident', next, { command: 'withdraw' })
    const list = await as('resident').get('/api/me/blocks')
    expect(answerShapes.BlockPage.safeParse(list.body.data).error).toBeUndefined()
    expect(list.body.data.items).toMatchObject([{ caseId: first, name: '赵**' }])
    const back = await as('resident').delete(`/api/me/blocks/${first}`)
    expect(back.body.data.items).toEqual([])
    expect(await askedFor(await called('resident'))).toBe('plumber')
  })

  it('sees neither that plumber claim it from the pool, nor is it shown there', async () => {
    const first = await called('neighbour')
    await give('plumber', first, { command: 'accept' })
    await block('neighbour', first)
    await StaffModel.updateOne({ _id: 'plumber2' }, { $set: { onDuty: false } })
    const id = await called('neighbour')
    expect((await CaseModel.findById(id).lean())?.poolSince).toBeDefined()
    const shown = (await as('plumber').get('/api/me/tasks')).body.data.pool
    expect(shown.map((each: { id: string }) => each.id)).not.toContain(id)
    expect(refusedAs(await give('plumber', id, { command: 'claim' }))[0]).toBe(404)
  })

  it('takes the wish back on whichever call-out of that plumber shows it', async () => {
    const taken = async () => {
      const id = await called('secretary')
      await give('plumber', id, { command: 'accept' })
      return id
    }
    const shown = async (id: string) => (await as('secretary').get(`/api/cases/${id}`)).body.data.blocked
    const [older, newer] = [await taken(), await taken()]
    await block('secretary', newer)
    expect([await shown(older), await shown(newer)]).toEqual([true, true])
    expect((await as('secretary').delete(`/api/me/blocks/${older}`)).body.data.items).toEqual([])
    expect([await shown(older), await shown(newer)]).toEqual([undefined, undefined])
  })

  it('takes it back by the call it was said on, also when somebody else works on that since, and nobody does it for them', async () => {
    const id = await called('street')
    await give('plumber', id, { command: 'accept' })
    await block('street', id)
    await CaseModel.updateOne({ _id: id }, { $set: { 'assignee.userId': 'leader' } })
    await as('secretary').delete(`/api/me/blocks/${id}`)
    expect((await as('street').get('/api/me/blocks')).body.data.items).toMatchObject([{ caseId: id }])
    expect((await as('street').delete(`/api/me/blocks/${id}`)).body.data.items).toEqual([])
  })

  it('can say so only of a tradesperson who took an own call', async () => {
    const open = await called('stranger')
    expect(refusedAs(await block('stranger', open))).toEqual([403, 'not_allowed'])
    expect(refusedAs(await block('neighbour', open))).toEqual([404, 'not_found'])
    const { id } = await file('stranger')
    expect(refusedAs(await block('stranger', id))).toEqual([403, 'not_allowed'])
  })
})

describe('whoever speaks for a call-out since its reporter withdrew', () => {
  it('neither learns whom the reporter doesn’t want, nor says it for them', async () => {
    const id = await called('leader2')
    await give('plumber', id, { command: 'accept' })
    await block('leader2', id)
    await CaseModel.updateOne({ _id: id }, { $set: { speaker: 'clerk' } })
    expect((await as('leader2').get(`/api/cases/${id}`)).body.data.blocked).toBe(true)
    expect((await as('clerk').get(`/api/cases/${id}`)).body.data.blocked).toBeUndefined()
    expect(refusedAs(await block('clerk', id))).toEqual([403, 'not_allowed'])
  })
})

describe('a tradesperson', () => {
  it('sets the hours in which no offer rings, and none at all', async () => {
    const set = await as('plumber').put('/api/me/quiet', { quiet: { from: '22:00', to: '07:00' } })
    expect(set.body.data.duty.quiet).toEqual({ from: '22:00', to: '07:00' })
    const none = await as('plumber').put('/api/me/quiet', { quiet: null })
    expect(none.body.data.duty.quiet).toBeUndefined()
  })

  it.each([[{ quiet: { from: '24:00', to: '07:00' } }], [{ quiet: { from: '07:00', to: '07:00' } }], [{}]])(
    'is told that %j are no hours',
    async (body) => expect(refusedAs(await as('plumber').put('/api/me/quiet', body))).toEqual([400, 'invalid']),
  )

  it('has no quiet hours as a resident', async () => {
    expect(refusedAs(await as('resident').put('/api/me/quiet', { quiet: null }))).toEqual([403, 'not_allowed'])
  })
})
