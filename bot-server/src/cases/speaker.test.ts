import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as, file, give } = useTown(useServer())

describe('a case whose reporter withdraws', () => {
  it('goes on for the neighbour who follows it: it is theirs now, and the answer to the reporter says that it has not ended', async () => {
    const { id } = await file()
    await file('neighbour')
    await give('neighbour', id, { command: 'follow' })
    const { status, body } = await give('resident', id, { command: 'withdraw' })
    expect([status, body.data.state, body.data.commands]).toEqual([200, 'submitted', ['follow']])
    const { data } = (await as('neighbour').get(`/api/cases/${id}`)).body
    expect(data.reporter).toMatchObject({ mine: true })
    expect(data.commands).toEqual(expect.arrayContaining(['withdraw', 'urge', 'change_place']))
    const own = (await as('neighbour').get('/api/cases?mine=1&limit=20')).body.data.items
    expect(own.map((each: { id: string }) => each.id)).toContain(id)
    expect((await as('clerk').get(`/api/cases/${id}`)).body.data.reporter).toMatchObject({ mine: false })
  })

  it('is taken back by whoever speaks for it now, with the button they have', async () => {
    const { id } = await file()
    await file('neighbour')
    await give('neighbour', id, { command: 'follow' })
    await give('resident', id, { command: 'withdraw' })
    const { status, body } = await give('neighbour', id, { command: 'withdraw' })
    expect([status, body.data.state]).toEqual([200, 'withdrawn'])
  })

  it('shows the door of whoever reported it neither to those who follow nor to the one it is theirs now', async () => {
    const { id } = await file('resident', { ...lamp, placeText: '泉山家园3号楼2单元501', words: '2单元501门口灯不亮' })
    await file('neighbour')
    await give('neighbour', id, { command: 'follow' })
    const seen = async (who: string) => JSON.stringify((await as(who).get(`/api/cases/${id}`)).body.data)
    expect(await seen('resident')).toContain('501')
    expect(await seen('neighbour')).not.toContain('501')
    await give('resident', id, { command: 'withdraw' })
    expect(await seen('neighbour')).not.toContain('501')
    expect((await as('neighbour').get(`/api/cases/${id}`)).body.data.place.text).toBe('泉山家园3号楼2单元***')
  })

  it('ends when nobody follows it', async () => {
    const { id } = await file()
    expect((await give('resident', id, { command: 'withdraw' })).body.data.state).toBe('withdrawn')
  })
})
