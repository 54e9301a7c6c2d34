import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { expect, it } from 'vitest'
import { chat, person, position, useChats } from './testing/chats'

useStores()
useChats()

it('who follows a neighbour’s matter hears of it without their door and their number', async () => {
  await Promise.all([person('first', 'd1'), person('second', 'd1'), person('third')])
  await chat('o-first')('楼道灯不亮，3号楼2单元501，电话13812345678')
  await CaseModel.updateMany({ 'reporter.userId': 'first' }, { $set: { 'place.text': '泉山家园3号楼2单元501' } })
  const say = chat('o-second')
  expect(await say('楼道灯不亮', 1)).toMatch(/^邻居今天 14:20 已上报同一件事/)
  const heard = [await say('+1', 2), await say('查询', 3)]
  await chat('o-third')(position(500, 100))
  await chat('o-third')('井盖丢了', 1)
  await say(position(505, 100), 4)
  await say('井盖没了', 4)
  heard.push(await say('+1', 5), await say('查询', 6))
  expect(heard.at(-1)).toContain('泉山家园 3 号楼 2 单元***')
  expect(heard.join('\n')).not.toMatch(/501|13812345678/)
})
