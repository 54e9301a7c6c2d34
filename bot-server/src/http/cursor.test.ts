import { moveCase } from '@jinlin/backend/cases/moveCase'
import { logger } from '@jinlin/backend/infra/logger'
import { systemActor } from '@jinlin/domain/people/roles'
import { describe, expect, it, vi } from 'vitest'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const { as, file } = useTown(useServer())
const lists = ['/api/cases', '/api/me/pool', '/api/me/news', '/api/me/blocks', '/api/estates']

describe('a cursor of another list', () => {
  it('is refused wherever it is shown, by the one whose it is too, and breaks nothing', async () => {
    const broke = vi.spyOn(logger, 'error')
    for (const who of ['resident', 'neighbour']) {
      const { id } = await file(who)
      await moveCase(systemActor, id, 'open_pool', { nobody: true }, new Date())
    }
    for (const own of ['/api/cases', '/api/me/pool']) {
      const cursor: string = (await as('leader').get(`${own}?limit=1`)).body.data.nextCursor
      const asked = (path: string) => as('leader').get(`${path}?limit=1&cursor=${encodeURIComponent(cursor)}`)
      expect([own, (await asked(own)).status]).toEqual([own, 200])
      for (const path of lists.filter((each) => each !== own))
        expect([own, path, ...refusedAs(await asked(path))]).toEqual([own, path, 400, 'invalid'])
    }
    expect(broke).not.toHaveBeenCalled()
    broke.mockRestore()
  })
})
