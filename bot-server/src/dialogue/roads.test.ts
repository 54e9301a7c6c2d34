import { UserModel } from '@jinlin/backend/people/UserModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { caseOf, chat, person, position, useChats } from './testing/chats'

useStores()
useChats()

const grid = '150902002002001'
const grid2 = '150902002002002'

describe('a road in the words', () => {
  it.each([
    ['文昌街76号门口有堆垃圾', '文昌街76号', grid],
    ['文昌街十号的井盖丢了', '文昌街10号', grid2],
    ['文昌街与白桦路路口的井盖丢了', '文昌街与白桦路路口', grid2],
    ['文昌街西头的路灯不亮', '文昌街西头', grid],
    ['文昌街东段乱停车', '文昌街东段', grid2],
    ['文昌街一路的路灯都不亮', '文昌街（泉山家园附近）', grid],
    ['白桦路北头的树倒了', '白桦路北头', grid2],
  ])('%s is a place: %s', async (words, text, gridCode) => {
    const key = `road-${[...words].map((each) => each.codePointAt(0)?.toString(36)).join('')}`
    await person(key, 'd1')
    expect(await chat(`o-${key}`)(words)).toMatch(/^已上报：|^正在给您找/u)
    expect((await caseOf(key)).place).toMatchObject({ text, gridCode })
  })

  it('without a spot on it and of somebody without a home is its middle, and the answer says so', async () => {
    await person('walker')
    expect(await chat('o-walker')('白桦路的路灯不亮')).toMatch(/，白桦路中段。编号/)
    expect((await caseOf('walker')).place.gridCode).toBe(grid2)
  })

  it.each(['文昌街102号的井盖丢了', '白桦路6号的井盖丢了'])(
    'is asked for when nobody knows the number: %s',
    async (words) => {
      const key = words.includes('文昌街') ? 'far' : 'unnumbered'
      await person(key, 'd1')
      expect(await chat(`o-${key}`)(words)).toMatch(/在哪里？/)
    },
  )

  it('alone is the place of the matter said before', async () => {
    await person('later')
    const say = chat('o-later')
    expect(await say('井盖丢了')).toMatch(/在哪里？/)
    expect(await say('文昌街 76 号', 1)).toMatch(/^已上报：井盖丢了，文昌街 76 号。编号/)
  })

  it('alone corrects the place of a report made a moment ago', async () => {
    await person('wrong', 'd1')
    const say = chat('o-wrong')
    await say('健身器材坏了')
    expect(await say('不是这里，在文昌街与白桦路路口', 1)).toMatch(/，文昌街与白桦路路口。编号/)
    expect((await caseOf('wrong')).place.gridCode).toBe(grid2)
  })

  it('is no better than a position that was sent', async () => {
    await person('sender')
    const say = chat('o-sender')
    await say(position(100, 100, '文昌街旁'))
    await say('文昌街东头的路灯不亮', 1)
    expect((await caseOf('sender')).place).toMatchObject({ text: '文昌街旁', gridCode: grid })
  })

  it('in an emergency still asks where on it', async () => {
    await person('witness', 'd1')
    expect(await chat('o-witness')('文昌街着火了')).toMatch(/119.*\n.*您在哪里？$/u)
    expect((await caseOf('witness')).place.text).toBe('文昌街（泉山家园附近）')
    await person('precise', 'd1')
    expect(await chat('o-precise')('文昌街76号着火了')).not.toMatch(/您在哪里/)
  })
})

it('a building without its estate is of the entrance somebody bound, too', async () => {
  await person('bylift')
  await UserModel.updateOne({ _id: 'bylift' }, { $set: { entranceId: 'b3-2' } })
  expect(await chat('o-bylift')('5号楼的路灯不亮')).toMatch(/，泉山家园 5 号楼。编号/)
})
