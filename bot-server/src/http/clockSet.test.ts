import { randomUUID } from 'node:crypto'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as, file } = useTown(useServer())
afterEach(() => vi.restoreAllMocks())

describe('a server whose clock was set', () => {
  it('writes nothing by it, says so, and goes on once it agrees again', async () => {
    await file('neighbour')
    const real = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => real() + 300_000)
    const key = randomUUID()
    expect(refusedAs(await as('resident').post('/api/cases', lamp, key))).toEqual([503, 'retry_same_key'])
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'resident' })).toBe(0)
    expect((await as('neighbour').get('/api/cases?mine=1')).status).toBe(200)
    vi.restoreAllMocks()
    expect((await as('resident').post('/api/cases', lamp, key)).status).toBe(201)
  })
})
