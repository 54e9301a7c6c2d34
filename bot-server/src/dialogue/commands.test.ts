import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { catchUpCase } from '@jinlin/backend/cases/catchUpCase'
import { FollowerModel } from '@jinlin/backend/cases/FollowerModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { handOverNews } from '@jinlin/backend/notifications/handOverNews'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { useStores } from '@jinlin/backend/testing/useStores'
import { mostTalk } from '@jinlin/domain/cases/limits'
import { describe, expect, it } from 'vitest'
import { caseOf, chat, minutes, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()

const at = (minute: number) => new Date(start.getTime() + minutes(minute))

/** Somebody's report that has been done twenty minutes later. */
async function resolvedOf(key: string) {
  await person(key, 'd1')
  const say = chat(`o-${key}`)
  await say('门口的石狮子歪了')
  const { _id } = await caseOf(key)
  const leader = { person: { userId: 'leader', name: '王格长', role: 'grid_leader' as const } }
  await moveCase(world.town.clerk, _id, 'assign', leader, at(20))
  await moveCase(world.town.leader, _id, 'resolve', { note: '清理了' }, at(20))
  return { say, _id }
}

describe('the account understands', () => {
  it('takes stars, a line on few stars, and 没解决 (14, 15)', async () => {
    await person('rater', 'd1')
    const say = chat('o-rater')
    await say('门口的石狮子歪了')
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
    expect(await say('没解决', 22)).toMatch(/^明白，没解决。\{号\} 已重新派给 王\*\*，记为返工。/)
    await done(30)
    expect(await say('2', 31)).toBe('收到 2 分。哪里没做好？说一句，察哈尔社区会看。')
    expect(await say('来得太慢', 32)).toBe('已加到 {号}。')
    expect(await caseOf('rater')).toMatchObject({ state: 'closed', rating: { stars: 2, line: '来得太慢' } })
    expect(await say('没解决', 9 * 24 * 60)).toBe('处理好已过 7 天，请重新上报。')
  })

  it('takes what is said after a low rating on the phone for a report: nobody has asked for a line here', async () => {
    const { say, _id } = await resolvedOf('elsewhere')
    await moveCase(await actorOf('elsewhere'), _id, 'rate', { stars: 2 }, at(21), { commandId: 'a-tap-on-the-phone' })
    expect(await say('楼道灯不亮', 22)).toMatch(/^已上报：/)
    expect((await CaseModel.findById(_id).lean())?.rating).not.toHaveProperty('line')
  })

  it('adds the line once, however often its message is handled', async () => {
    const { say } = await resolvedOf('twice')
    await say('2', 21)
    for (const _ of [1, 2]) expect(await say('来得太慢', 22, 'safe-twice-line')).toBe('已加到 {号}。')
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'twice' })).toBe(1)
  })

  it('says so when there is no more room for 催一下', async () => {
    await person('urger', 'd1')
    const say = chat('o-urger')
    await say('门口的石狮子歪了')
    const { _id, timeline } = await caseOf('urger')
    await CaseModel.updateOne({ _id }, { timeline: [...Array(mostTalk).fill(timeline[0]), ...timeline] })
    expect(await say('催一下', 5)).toBe('这件事的记录已满，新情况请另报一件。')
  })

  it('hands over to the duty officer (19)', async () => {
    await person('asker', 'd1')
    const say = chat('o-asker')
    expect(await say('人工')).toMatch(/^已转察哈尔社区值班 .\*\*，请直接说。$/)
    expect(await say('我想问问低保怎么办', 1)).toMatch(/^记下了，已交给察哈尔社区值班 .\*\*。/)
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

  it.each([
    ['a fire', '楼下着火了', 'E2116'],
    ['violence', '楼道里有人打人', 'E2404'],
    ['gas', '厨房煤气漏了', 'E2205'],
  ])('alerts the community’s duty officer at once when somebody writes of %s (21)', async (name, words, category) => {
    const key = `in-danger-${name}`
    await person(key, 'd1')
    await chat(`o-${key}`)(words)
    const found = await caseOf(key)
    expect(found.category).toBe(category)
    await handOverNews(await catchUpCase(found, start), start)
    const alerts = await NotificationModel.find({ caseId: found._id, text: /^紧急：/ }).lean()
    expect(alerts.map(({ userId }) => userId)).toEqual([expect.stringMatching(/^(clerk|secretary)$/)])
  })

  it.each([
    ['你好', /^您好，我在。直接说事情和地点就行。/],
    ['在吗？', /^您好，我在。/],
    ['谢谢', /^不客气。/],
    ['好的[微笑]', /^好的。/],
    ['？？？', /^我没听明白。/],
    ['[微笑]', /^我没听明白。/],
    ['哈哈', /^我没听明白。/],
  ])('answers %s, in which there is nothing to act on, in kind (25)', async (words, answer) => {
    const key = `greeter-${[...words].map((each) => each.codePointAt(0)).join('')}`
    await person(key)
    expect(await chat(`o-${key}`)(words)).toMatch(answer)
    expect(await DraftModel.countDocuments({ openid: `o-${key}` })).toBe(0)
  })

  it('takes what it has no name for in the words of who says it (25)', async () => {
    await person('greeter')
    expect(await chat('o-greeter')('门口的石狮子歪了')).toMatch(/^收到：门口的石狮子歪了。在哪里？/)
  })

  it('says nothing to those who leave and to what it does not know', async () => {
    expect(await chat('o-nobody')({ kind: 'unfollow' })).toBeNull()
    expect(await chat('o-nobody')({ kind: 'other', name: 'VIEW' })).toBeNull()
  })
})

describe('+1', () => {
  it('beyond twenty a day leaves the fresh case on its own', async () => {
    await Promise.all([person('owner'), person('joiner')])
    const [owner, joiner] = [chat('o-owner'), chat('o-joiner')]
    await owner(position(500, 100))
    await owner('井盖丢了')
    await joiner(position(505, 100), 3)
    expect(await joiner('井盖没了', 3)).toMatch(/^邻居/)
    const followed = Array.from({ length: 20 }, (_, n) => ({
      caseId: `c${n}`,
      userId: 'joiner',
      at: new Date(start.getTime() + n),
    }))
    await FollowerModel.create(followed.map((row) => ({ _id: `${row.caseId}|joiner`, ...row })))
    expect(await joiner('+1', 4)).toBe('今天已关注 20 件，明天再加。您报的这件照常办。')
    expect((await caseOf('joiner')).state).not.toBe('merged')
  })
})
