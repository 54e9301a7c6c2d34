import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { redis } from '@jinlin/backend/infra/stores'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { newsOf } from '@jinlin/backend/notifications/news'
import { buildCase } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it, vi } from 'vitest'
import { chat, person, start, useChats, world } from './testing/chats'

useStores()
useChats()

/** What stands on the pages of the community's officers about this person's flood. */
const marksOf = async (key: string) => {
  const { clerk, secretary } = world.town
  const pages = await Promise.all([clerk, secretary].map((officer) => newsOf(officer, undefined)))
  return pages.flatMap(({ items }) => items).filter(({ _id }) => _id.startsWith(`flood-${key}-`))
}

describe('a flood of messages', () => {
  it('is taken in whole and answered once: 稍等', async () => {
    await person('flooder')
    const say = chat('o-flooder')
    const said: (string | null)[] = []
    for (let n = 0; n < 24; n += 1) said.push(await say(`路灯不亮 ${n}`))
    expect(said.slice(20)).toEqual(['稍等，您发的都收到了，我一条条看。', null, null, null])
    expect((await DraftModel.findOne({ openid: 'o-flooder' }).lean())?.words).toHaveLength(24)
    expect(await say('煤气漏了')).toMatch(/^先到室外，再打 119/)
    expect(await say('查询', 1.1)).not.toBeNull()
  })

  it('keeps the news for an answer that is said', async () => {
    await person('waiter')
    const say = chat('o-waiter')
    for (let n = 0; n < 21; n += 1) await say(`路灯不亮 ${n}`)
    const row = { _id: 'n-w', userId: 'waiter', caseId: 'c', seq: 1, kind: 'accept', text: '王** 已接单。' }
    const kept = { ...row, priority: 1, state: 'kept', at: start, attempts: 0 }
    await NotificationModel.collection.insertOne(kept as never)
    expect(await say('还是不亮')).toBeNull()
    expect(await say('查询', 2)).toMatch(/^王\*\* 已接单。\n\n/)
  })

  it('is not limited while Redis is away', async () => {
    await person('offline')
    const say = chat('o-offline')
    const gone = vi.spyOn(redis(), 'pipeline').mockImplementation(() => {
      throw new Error('connection is closed')
    })
    for (let n = 0; n < 25; n += 1) expect(await say('查询')).toBe('您现在没有在办的事项。有事直接发给我。')
    gone.mockRestore()
  })

  it.each([
    ['insults', '你们这帮混蛋', /^听得出您很着急/],
    ['adverts', '低息贷款加微信 abc123', /^我没听明白/],
    ['greetings', '在吗', /^您好，我在/],
    ['nothing', '哈哈', /^我没听明白/],
  ])('of %s is answered five times in ten minutes and files nothing', async (kind, words, answer) => {
    await person(kind)
    const say = chat(`o-${kind}`)
    for (let n = 0; n < 5; n += 1) expect(await say(words)).toMatch(answer)
    expect(await say(words)).toBeNull()
    expect(await DraftModel.countDocuments({ userId: kind })).toBe(0)
    expect(await say(words, 11)).toMatch(answer)
  })

  it.each([
    ['adverts', '低息贷款加微信 abc123', '广告'],
    ['greetings', '在吗', '没说事的话'],
  ])(
    'of %s is marked for the duty officer once, from the sixth on, without what was written',
    async (kind, words, what) => {
      await person(`marked-${kind}`)
      const say = chat(`o-marked-${kind}`)
      const marks = () => marksOf(`marked-${kind}`)
      for (let n = 0; n < 5; n += 1) await say(words)
      expect(await marks()).toEqual([])
      for (let n = 0; n < 3; n += 1) expect(await say(words)).toBeNull()
      const [mark, ...more] = await marks()
      expect([mark?.text, mark?.quiet, more]).toEqual([
        expect.stringContaining(`何** 10 分钟里发了 5 条以上${what}`),
        true,
        [],
      ])
      expect(mark?.text).not.toContain('abc123')
    },
  )

  it('is marked for one officer, though somebody else has less to do by now', async () => {
    await person('long')
    const say = chat('o-long')
    for (let n = 0; n < 6; n += 1) await say('在吗')
    const [mark] = await marksOf('long')
    const work = {
      state: 'accepted' as const,
      assignee: { userId: mark?.userId ?? '', name: '值班', role: 'community_clerk' },
    }
    for (let n = 0; n < 3; n += 1) {
      const { _id } = await buildCase(world.town.resident, {}, start)
      await CaseModel.updateOne({ _id }, { $set: work })
    }
    for (let n = 0; n < 3; n += 1) await say('在吗', 1)
    expect(await marksOf('long')).toEqual([mark])
  })

  it('is marked once in any ten minutes, whatever the clock on the wall says, and again when it goes on', async () => {
    await person('steady')
    const say = chat('o-steady')
    for (const minute of [8, 8, 8, 8, 8, 8, 9, 11, 12, 13, 14, 15, 17.9]) await say('在吗', minute)
    expect(await marksOf('steady')).toHaveLength(1)
    await Promise.all([say('在吗', 18), say('在吗', 18.01), say('在吗', 18.02)])
    expect(await marksOf('steady')).toHaveLength(2)
  })

  it.each(['路灯不亮，你们这帮混蛋', '他妈的楼上天天半夜拖桌子拖椅子睡不着', '墙上都是贷款小广告，还让加微信'])(
    'does not hide a matter: %s',
    async (words) => {
      await person(words)
      expect(await chat(`o-${words}`)(words)).toMatch(/^收到：/)
    },
  )
})
