import { moveCase } from '@jinlin/backend/cases/moveCase'
import { systemActor } from '@jinlin/domain/people/roles'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const { as, file } = useTown(useServer())

const openPool = async (who: string): Promise<string> => {
  const { id } = await file(who)
  await moveCase(systemActor, id, 'open_pool', { nobody: true }, new Date())
  return id
}

describe('a leader who may claim', () => {
  it('reads the pool by pages with a cursor of their own', async () => {
    const open = [await openPool('resident'), await openPool('neighbour'), await openPool('stranger')].sort()
    const first = (await as('leader').get('/api/me/pool?limit=2')).body.data
    expect(answerShapes.CasePage.safeParse(first).error).toBeUndefined()
    const further = `/api/me/pool?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`
    const second = (await as('leader').get(further)).body.data
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    expect([ids.sort(), second.nextCursor]).toEqual([open, null])
    expect(refusedAs(await as('leader2').get(further))).toEqual([400, 'invalid'])
    const tasks = (await as('leader').get('/api/me/tasks')).body.data
    expect(answerShapes.Tasks.safeParse(tasks).error).toBeUndefined()
    expect(tasks.pool).toHaveLength(3)
    expect(tasks.poolCursor).toBeUndefined()
    expect((await as('resident').get('/api/me/pool')).body.data).toEqual({ items: [], nextCursor: null })
  })
})
