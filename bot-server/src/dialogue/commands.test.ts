import { moveCase } from '@jinlin/backend/cases/moveCase'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { caseOf, chat, minutes, person, start, useChats, world } from './testing/chats'

useStores()
useChats()

describe('the account understands', () => {
  it('takes stars, a line on few stars, and 没解决 (14, 15)', async () => {
    await person('rater', 'd1')
    const say = chat('o-rater')
    await say('小广告贴满了')
    const done = async (minute: number) => {
      const { _id } = await caseOf('rater')
      const now = new Date(start.getTime() + minutes(minute))
      await moveCase(
        world.town.clerk,
        _id,
        'assign',
        { person: { userId: 'leader', name: '王格长', role: 'grid_leader' } },
        now,
      )
      await moveCase(world.town.leader, _id, 'resolve', { note: '清理了' }, now)
    }
    expect(await say('5', 1)).toBe('我没听明白。直接说事情和地点就行。\n也可以回复 查询、催一下、撤销、人工。')
    await done(20)
    expect(await say('撤销', 21)).toBe('{号} 已经处理好，撤销不了。没解决回复 没解决。')
    expect(await say('没解决', 22)).toMatch(/^明白，没解决。已重新派给 王\*\*，记为返工。/)
    await done(30)
    expect(await say('2', 31)).toBe('收到 2 分。哪里没做好？说一句，察哈尔社区 会看。')
    expect(await say('来得太慢', 32)).toBe('已加到 {号}。')
    expect(await caseOf('rater')).toMatchObject({ state: 'closed', rating: { stars: 2, line: '来得太慢' } })
  })

  it('hands over to the duty officer (19)', async () => {
    await person('asker', 'd1')
    const say = chat('o-asker')
    expect(await say('人工')).toMatch(/^已转 察哈尔社区 值班 .\*\*，请直接说。$/)
    expect(await say('我想问问低保怎么办', 1)).toMatch(/^已转 察哈尔社区/)
    expect((await caseOf('asker')).words).toBe('我想问问低保怎么办')
  })

  it('says the number to dial first and files at once (21)', async () => {
    await person('scared')
    expect(await chat('o-scared')('楼下着火了')).toMatch(
      /^请马上打 119，先到楼外。\n我已加急告诉值班员 .\*\*。您在哪里？$/,
    )
    const found = await caseOf('scared')
    expect(found).toMatchObject({ category: 'E2116', place: { unknown: true } })
    expect(found.dispatchAt).toEqual(start)
  })

  it('says what it understands when there is nothing to act on (25)', async () => {
    await person('greeter')
    const say = chat('o-greeter')
    for (const words of ['你好', '？？？', '[微笑]', '谢谢']) expect(await say(words), words).toMatch(/^我没听明白/)
    expect(await DraftModel.countDocuments({ openid: 'o-greeter' })).toBe(0)
    expect(await say('门口的石狮子歪了')).toMatch(/^收到：门口的石狮子歪了。在哪里？/)
  })

  it('says nothing to those who leave and to what it does not know', async () => {
    expect(await chat('o-nobody')({ kind: 'unfollow' })).toBeNull()
    expect(await chat('o-nobody')({ kind: 'other', name: 'VIEW' })).toBeNull()
  })
})
