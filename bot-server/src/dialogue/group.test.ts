import { GroupModel } from '@jinlin/backend/groups/GroupModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { entranceOf } from '@jinlin/backend/register/entranceSigns'
import { paths } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, chat, person, useChats } from './testing/chats'

useStores()
useChats()

let scene: string
beforeAll(async () => {
  await Promise.all([person('newcomer'), person('settled', 'd1'), person('passer')])
  const building = await BuildingModel.findById('b3').lean()
  scene = (await entranceOf(building!, '2')).scene
})
const group = {
  _id: 'g1',
  name: '3 号楼 2 单元邻里群',
  kind: 'picture' as const,
  scope: 'b3-2',
  areaPath: paths.grid,
  told: [],
}

describe('whoever scans the code of an entrance', () => {
  it('is bound to it, and what they report is there; no door is needed', async () => {
    const say = chat('o-newcomer')
    expect(await say({ kind: 'menu', key: 'my_group' })).toBe(
      '还没有绑定住址。\n扫楼道里的二维码，或把小区和楼号发给我。',
    )
    expect(await say({ kind: 'follow', scene })).toBe('已绑定泉山家园 3 号楼 2 单元。\n有事直接发给我。')
    expect(await say({ kind: 'menu', key: 'my_group' })).toContain('还没有群')
    expect(await say('路灯不亮', 1)).toContain('已上报')
    expect((await caseOf('newcomer')).place).toMatchObject({ gridCode: '150902002002001', point: expect.anything() })
  })

  it('is offered its group, where there is one', async () => {
    await GroupModel.create([{ ...group, wakeAt: null, createdAt: new Date() }])
    const say = chat('o-newcomer')
    expect(await say({ kind: 'scan', scene }, 2)).toBe(
      '已绑定泉山家园 3 号楼 2 单元。\n邻居群：〔加入楼栋群〕。有事直接发给我。',
    )
    expect(await say({ kind: 'menu', key: 'my_group' }, 3)).toContain('请楼道长换一张')
    const code = { attachmentId: 'a', putAt: new Date(), expiresAt: new Date(Date.now() + 30 * 86_400_000) }
    await GroupModel.updateOne({ _id: 'g1' }, { $set: { code } })
    expect(await say({ kind: 'menu', key: 'my_group' }, 4)).toBe(
      '3 号楼 2 单元邻里群：〔加入楼栋群〕。通知、互助、反映事情都在里面。',
    )
  })

  it('keeps the door bound there before', async () => {
    await chat('o-settled')({ kind: 'scan', scene })
    expect(await UserModel.findById('settled').lean()).toMatchObject({ dwellingId: 'd1', entranceId: 'b3-2' })
  })

  it('or another code is told when nobody knows it', async () => {
    expect(await chat('o-passer')({ kind: 'scan', scene: 'JE-made-up' })).not.toContain('已绑定')
    expect((await UserModel.findById('passer').lean())?.entranceId).toBeUndefined()
  })
})
