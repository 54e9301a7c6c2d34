import { buildUser, paths } from '@jinlin/backend/testing/factories'
import { afterAll, beforeAll } from 'vitest'
import { buildHomes, type SmallWechat, startSmallWechat } from '../../register/testing/homes'
import type { ApiClient } from '../../testing/ApiClient'
import type { TestServer } from '../../testing/useServer'
import type { TestTown } from '../../testing/useTown'

/** A plain group of an entrance that has no code yet, its steward, signed in, and a small WeChat. */
export type GroupWorld = { groupId: string; steward: ApiClient; wechat: SmallWechat }

/** Opens the group of building 3, entrance 2, where `resident` lives and `steward` looks after it; its fields are there from the first test on. */
export function useGroup(server: TestServer, { as }: TestTown): GroupWorld {
  const world = {} as GroupWorld
  beforeAll(async () => {
    world.wechat = await startSmallWechat()
    await buildHomes()
    await buildUser('steward', {
      name: '郑楼长',
      grants: [{ role: 'resident' }, { role: 'building_steward', areaPath: paths.grid }],
    })
    world.steward = await server.as('steward')
    const body = {
      name: '3 号楼 2 单元邻里群',
      kind: 'picture',
      estateId: 'e1',
      entranceId: 'b3-2',
      stewardId: 'steward',
    }
    const { body: made } = await as('clerk').post('/api/groups', body)
    world.groupId = made.data.id
    await as('resident').post('/api/me/home', { entranceId: 'b3-2' })
  })
  afterAll(() => world.wechat?.close())
  return world
}
