import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

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

  it('ends when nobody follows it', async () => {
    const { id } = await file()
    expect((await give('resident', id, { command: 'withdraw' })).body.data.state).toBe('withdrawn')
  })
})
