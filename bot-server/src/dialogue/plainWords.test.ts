import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { caseOf, chat, minutes, person, start, useChats, world } from './testing/chats'

useStores()
useChats()

type Situation = 'nothing' | 'open' | 'done'
const leader = { userId: 'leader', name: '王格长', role: 'grid_leader' } as const
const nothingOpen = '您现在没有在办的事项。有事直接发给我。'
const status = /^\{号\} 门口的石狮子歪了：/
const notUnderstood = /^我没听明白/
const noted = '已加到 {号}。'

/** Half an hour ago the person told of a stone lion; `done` = it is said to be set right and waits for their word. */
async function hear(situation: Situation, words: string) {
  const key = `plain-${situation}-${[...words].map((each) => each.codePointAt(0)).join('')}`
  await person(key, 'd1')
  const say = chat(`o-${key}`)
  if (situation !== 'nothing') await say('门口的石狮子歪了')
  if (situation === 'done') {
    const { _id } = await caseOf(key)
    await moveCase(world.town.clerk, _id, 'assign', { person: leader }, new Date(start.getTime() + minutes(5)))
    await moveCase(world.town.leader, _id, 'resolve', { note: '扶正了' }, new Date(start.getTime() + minutes(20)))
  }
  const said = await say(words, 30)
  const cases = await CaseModel.countDocuments({ 'reporter.userId': key })
  const drafts = await DraftModel.countDocuments({ openid: `o-${key}`, state: 'open' })
  return { said, cases, drafts, found: situation === 'nothing' ? undefined : await caseOf(key) }
}

describe('plain words open no new case', () => {
  it.each<[string, Situation, string | RegExp, string?]>([
    ['解决了', 'done', '谢谢，{号} 已办结。', 'closed'],
    ['已解决', 'done', '谢谢，{号} 已办结。', 'closed'],
    ['解决了', 'open', noted],
    ['解决了', 'nothing', notUnderstood],
    ['满意', 'done', '收到 5 分，谢谢。{号} 已办结。', 'closed'],
    ['非常满意', 'done', '收到 5 分，谢谢。{号} 已办结。', 'closed'],
    ['五星好评', 'done', '收到 5 分，谢谢。{号} 已办结。', 'closed'],
    ['5 分，很快', 'done', '收到 5 分，谢谢。{号} 已办结。', 'closed'],
    ['2 分，来得太慢', 'done', '收到 2 分，谢谢。{号} 已办结。', 'closed'],
    ['好评', 'open', notUnderstood],
    ['满意', 'nothing', notUnderstood],
    ['还是没解决', 'done', /^明白，没解决。/, 'offered'],
    ['根本没修', 'done', /^明白，没解决。/, 'offered'],
    ['还是不亮', 'done', /^明白，没解决。/, 'offered'],
    ['根本没修', 'open', /^已催办/],
    ['还是不亮', 'open', noted],
    ['根本没修', 'nothing', notUnderstood],
    ['撤消', 'open', '已撤销 {号} 门口的石狮子歪了。需要时再发给我。', 'withdrawn'],
    ['撤销刚才的', 'open', '已撤销 {号} 门口的石狮子歪了。需要时再发给我。', 'withdrawn'],
    ['不用修了', 'open', '已撤销 {号} 门口的石狮子歪了。需要时再发给我。', 'withdrawn'],
    ['不用来了', 'done', '{号} 已经处理好，撤销不了。没解决回复 没解决。', 'resolved'],
    ['不用来了', 'nothing', nothingOpen],
    ['我要人工服务', 'open', /^已转察哈尔社区值班/],
    ['找人工客服', 'open', /^已转察哈尔社区值班/],
    ['我的事怎么样了', 'open', status],
    ['有进展吗', 'done', status],
    ['什么时候来', 'open', status],
    ['什么时候来', 'nothing', nothingOpen],
    ['怎么没人来', 'open', /^已催办/],
    ['怎么没人来', 'done', status],
    ['怎么没人来', 'nothing', nothingOpen],
  ])('%s, with %s', async (words, situation, answer, state) => {
    const { said, cases, drafts, found } = await hear(situation, words)
    expect(said).toMatch(typeof answer === 'string' ? new RegExp(`^${answer.replace(/[{}]/g, '\\$&')}$`) : answer)
    expect({ cases, drafts }).toEqual({ cases: situation === 'nothing' ? 0 : 1, drafts: 0 })
    if (state) expect(found?.state).toBe(state)
  })

  it('a human is asked for with nothing under way, and what is said next goes there', async () => {
    const { said, cases } = await hear('nothing', '接人工')
    expect(said).toMatch(/^已转察哈尔社区值班/)
    expect(cases).toBe(0)
  })

  it.each(['还是不亮', '怎么没人来收垃圾', '5 分，电梯又坏了', '物业说解决了，还是漏水'])(
    'but with a matter in them they are a report: %s',
    async (words) => {
      const { cases } = await hear('nothing', words)
      expect(cases).toBe(1)
    },
  )

  it('a low rating keeps the word beside it', async () => {
    const { found } = await hear('done', '1 分，等了两天')
    expect(found?.rating).toMatchObject({ stars: 1, line: '等了两天' })
  })

  it('one message that comes twice has one effect', async () => {
    await person('plain-twice', 'd1')
    const say = chat('o-plain-twice')
    await say('门口的石狮子歪了')
    expect(await say('解决了', 12, 'plain-twice-1')).toBe(noted)
    expect(await say('解决了', 12, 'plain-twice-1')).toBe(noted)
    const notes = (await caseOf('plain-twice')).timeline.filter(({ command }) => command === 'add_note')
    expect(notes).toHaveLength(1)
  })
})
