import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { paths } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { answer } from './answer'
import { caseOf, chat, minutes, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()

describe('nothing that was said is lost', () => {
  it('a voice is kept with its transcript, another file is asked for again', async () => {
    await person('speaker', 'd1')
    const say = chat('o-speaker')
    const voice = { kind: 'voice', mediaId: 'v', format: 'amr', recognition: '健身器材坏了' } as const
    const usual = world.media
    world.media = Buffer.from('#!AMR\n12345678')
    expect(await say(voice)).toMatch(/^(已上报|邻居)/)
    expect(await caseOf('speaker')).toMatchObject({ words: '健身器材坏了', attachments: [{ kind: 'voice' }] })
    world.media = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(await say({ kind: 'image', mediaId: 'm' }, 30)).toBe('这条没收到，换成照片或语音再发一次。')
    world.media = usual
  })

  it('a report without a place goes to the community after ten minutes, at once from there', async () => {
    await person('silent')
    await chat('o-silent')('下水道堵了')
    await sweepDrafts(new Date(start.getTime() + minutes(9)), 100)
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'silent' })).toBe(0)
    const later = new Date(start.getTime() + minutes(10))
    expect(await sweepDrafts(later, 100)).toBeGreaterThan(0)
    expect(await caseOf('silent')).toMatchObject({
      level: 'community',
      place: { unknown: true },
      words: '下水道堵了',
      dispatchAt: later,
    })
    expect(await sweepDrafts(later, 100)).toBe(0)
  })

  it('the same message handled twice makes one case and says the same', async () => {
    await person('twice', 'd1')
    const say = chat('o-twice')
    const first = await say('路灯不亮', 0, 'safe-twice')
    expect(await say('路灯不亮', 1, 'safe-twice')).toBe(first)
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'twice' })).toBe(1)
  })

  it('a position whose handling broke off once its case was filed says the number, although somebody has accepted meanwhile', async () => {
    await person('cutoff')
    const say = chat('o-cutoff')
    await say('楼道里堆满了杂物')
    const first = await say(position(250, 220), 1, 'safe-cutoff')
    expect(first).toMatch(/^已上报/)
    const leader = { userId: 'leader', name: '王格长', role: 'grid_leader' } as const
    await moveCase(world.town.clerk, (await caseOf('cutoff'))._id, 'assign', { person: leader }, start)
    expect(await say(position(250, 220), 1, 'safe-cutoff')).toBe(first)
    expect(await say(position(250, 220), 2)).toMatch(/记的就是这个位置/)
  })

  it('撤销 handled twice takes one thing back', async () => {
    await person('careful', 'd1')
    const say = chat('o-careful')
    await say('路灯不亮')
    await say('噪音扰民太吵了', 1)
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'careful' })).toBe(2)
    for (let n = 0; n < 2; n += 1) expect(await say('撤销', 2, 'safe-undo')).toMatch(/^已撤销/)
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'careful', state: 'withdrawn' })).toBe(1)
  })

  it('messages that arrive together are all in one report', async () => {
    await person('quick')
    const say = chat('o-quick')
    await Promise.all(['电梯坏了', '困不住人', '门关不上', '三天了'].map((words) => say(words)))
    await say(position(100, 100), 1)
    const found = await caseOf('quick')
    expect(found.words.split('\n').sort()).toEqual(['电梯坏了', '困不住人', '门关不上', '三天了'].sort())
  })

  it('somebody unknown becomes a resident, met again by the unionid WeChat knows', async () => {
    await chat('o-unknown')('查询')
    expect(await UserModel.findOne({ openids: 'wx_safe:o-unknown' }).lean()).toMatchObject({ unionid: 'u-met' })
  })

  it('a place outside the city is asked for again and the words stay', async () => {
    await person('far')
    const say = chat('o-far')
    await say('路灯不亮')
    expect(await say({ kind: 'location', lng: 116.4, lat: 39.9 })).toMatch(/^这个位置不在本市/)
    expect(await say(position(250, 220), 1)).toMatch(/^(已上报|邻居)/)
  })

  it('puts kept news in front of the next answer, once', async () => {
    await person('late')
    const row = {
      _id: 'n1',
      userId: 'late',
      caseId: 'c',
      seq: 1,
      kind: 'accept',
      text: '王** 已接单。',
      priority: 1,
      state: 'kept',
      at: start,
      attempts: 0,
    }
    await NotificationModel.collection.insertOne(row as never)
    const say = chat('o-late')
    expect(await say('查询')).toBe('王** 已接单。\n\n您现在没有在办的事项。有事直接发给我。')
    expect(await say('查询')).toBe('您现在没有在办的事项。有事直接发给我。')
  })

  it('says kept news again when the message it came with is handled again: its server died before it was said', async () => {
    await person('unlucky')
    const row = { _id: 'n2', userId: 'unlucky', caseId: 'c', seq: 1, kind: 'accept', text: '王** 已接单。' }
    const kept = { ...row, priority: 1, state: 'kept', at: start, attempts: 0 }
    await NotificationModel.collection.insertOne(kept as never)
    const say = chat('o-unlucky')
    for (let n = 0; n < 2; n += 1) expect(await say('查询', n, 'safe-unlucky')).toMatch(/^王\*\* 已接单。\n\n/)
    expect(await say('查询', 2)).toBe('您现在没有在办的事项。有事直接发给我。')
  })

  it('one picture too many is answered, and the nine before stay', async () => {
    await person('photographer', 'd1')
    const say = chat('o-photographer')
    for (let n = 0; n < 9; n += 1) expect(await say({ kind: 'image', mediaId: `m${n}` })).not.toBeNull()
    expect(await say({ kind: 'image', mediaId: 'm9' })).toBe('已传满 9 张，还有的请用文字说。')
    expect((await caseOf('photographer')).attachments).toHaveLength(9)
  })

  it('a report is filed once, however many workers sweep it', async () => {
    await person('swept')
    await chat('o-swept')('下水道堵了')
    const later = new Date(start.getTime() + minutes(11))
    await Promise.all([1, 2, 3, 4].map(() => sweepDrafts(later, 100)))
    expect(await CaseModel.countDocuments({ 'reporter.userId': 'swept' })).toBe(1)
  })

  it('what comes three days late opens a report with its own time, and 撤销 of then takes back nothing of now', async () => {
    await person('delayed', 'd1')
    const now = new Date(start.getTime() + minutes(3 * 1440))
    const late = (text: string, key: string, sentAt: Date) =>
      answer({ key, accountKey: 'safe', openid: 'o-delayed', sentAt, content: { kind: 'text', text } }, now)
    expect(await late('路灯不亮', 'safe-late-1', start)).toMatch(/^已上报：路灯不亮/)
    const found = await caseOf('delayed')
    expect(found.reporter.happenedAt).toEqual(start)
    expect(found.clocks.startedAt).toEqual(now)
    expect(await late('撤销', 'safe-late-2', new Date(start.getTime() - minutes(60)))).toBe(
      '您现在没有在办的事项。有事直接发给我。',
    )
    expect((await caseOf('delayed')).state).toBe('submitted')
  })

  it('who asks for a human and says nothing more is found by the duty officer all the same', async () => {
    await person('wordless', 'd1')
    await chat('o-wordless')('人工')
    const marks = await NotificationModel.find({ _id: /^human-wordless-/ }).lean()
    expect(marks.map(({ text }) => text)).toEqual([expect.stringMatching(/何\*\* 想和人说，请联系。$/)])
  })

  it('what follows 人工 goes to the duty officer of the home, not to a grid', async () => {
    await person('handed', 'd1')
    const say = chat('o-handed')
    await say('人工')
    await say('我想问问低保怎么办', 1)
    expect(await caseOf('handed')).toMatchObject({
      level: 'community',
      place: { areaPath: paths.community, unknown: true },
    })
  })

  it('an address nobody knows is asked for, not taken for home', async () => {
    await person('elsewhere', 'd1')
    const say = chat('o-elsewhere')
    expect(await say('泉山家园9号楼路灯不亮')).toMatch(/^收到：路灯不亮。地点没对上，在哪里？/)
    expect(await say({ kind: 'image', mediaId: 'm' }, 1)).toMatch(/^照片收到了，就差地点。/)
    expect(await say('泉山家园5号楼', 2)).toMatch(/^已上报：路灯不亮，泉山家园 5 号楼。/)
  })
})
