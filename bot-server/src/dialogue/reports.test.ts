import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { savePolicy } from '@jinlin/backend/dispatch/policies'
import { seekNext } from '@jinlin/backend/dispatch/seekNext'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { presentOne } from '../cases/presentCases'
import { caseOf, chat, person, position, start, useChats, world } from './testing/chats'

useStores()
useChats()

describe('the account takes reports', () => {
  it('greets who follows and binds who scans (1, 2)', async () => {
    await person('follower')
    const say = chat('o-follower')
    expect(await say({ kind: 'follow' })).toMatch(/^您好，家门口的事直接发给我/)
    expect(await say({ kind: 'scan', scene: 'JL-d1' })).toBe('已绑定泉山家园 3 号楼 2 单元 501。\n有事直接发给我。')
    expect((await UserModel.findById('follower').lean())?.dwellingId).toBe('d1')
    expect(await say({ kind: 'scan', scene: 'JL-none' })).toMatch(/^没认出这个二维码/)
  })

  it.each(['channel-7', 'JL-none', 'JE-made-up'])(
    'welcomes who follows by a code that is no sign: %s',
    async (scene) => {
      await person(`poster-${scene}`)
      const say = chat(`o-poster-${scene}`)
      expect(await say({ kind: 'follow', scene })).toMatch(/^您好，家门口的事直接发给我/)
      expect(await say({ kind: 'scan', scene }, 1)).toMatch(/^没认出这个二维码/)
    },
  )

  it('asks once where it is, files with the position, takes more, and says how it stands (3, 6, 16–18)', async () => {
    await person('aunt')
    const say = chat('o-aunt')
    expect(await say('路灯不亮')).toBe(
      '收到：路灯不亮。在哪里？\n发个位置，或回复小区和楼号。\n10 分钟内没收到，先交察哈尔社区核实地点。',
    )
    expect(await say('晚上很黑', 1)).toBe('记下了，就差地点。点 ＋，发个位置，或说是哪个小区几号楼。')
    expect(await say(position(250, 220, '泉山家园3号楼旁'), 2)).toBe(
      '已上报：路灯不亮，泉山家园 3 号楼旁。编号 {号}。\n最晚 14:37 有人回应，{时} 前办结。\n不在这里就发个位置，发错了回复 撤销。',
    )
    expect(await say('两盏都不亮了', 4)).toBe('已加到 {号}。')
    const found = await caseOf('aunt')
    expect(found).toMatchObject({
      category: 'P0137',
      words: '路灯不亮\n晚上很黑',
      level: 'grid',
      reporter: { via: 'account', accountKey: 'safe' },
    })
    expect(found.timeline.at(-1)).toMatchObject({ command: 'add_note', note: '两盏都不亮了' })
    expect(await say('查询', 5)).toBe('{号} 路灯不亮：已上报。\n还剩 {时}，最晚 14:37 有人回应。')
    expect(await say(found.number.slice(-6), 5)).toBe('{号} 路灯不亮：已上报。\n还剩 {时}，最晚 14:37 有人回应。')
    expect(await say('催一下', 6)).toBe('已催办察哈尔社区，记在进度里。\n编号 {号}，路灯不亮。')
    expect(await say('催一下', 7)).toBe(
      '今天 14:26 催过了，16:26 后可以再催。现在：已上报，还剩 {时}。\n编号 {号}，路灯不亮。',
    )
    expect(await say('撤销', 8)).toBe('已撤销 {号} 路灯不亮。需要时再发给我。')
    expect((await caseOf('aunt')).state).toBe('withdrawn')
    expect(await say('查询', 9)).toBe('您现在没有在办的事项。有事直接发给我。')
  })

  it('takes a place first and asks for the matter (4)', async () => {
    await person('uncle')
    const say = chat('o-uncle')
    expect(await say(position(240, 210, '3 号楼旁'))).toBe('位置收到：3 号楼旁。是什么事？说一句或拍张照片。')
    expect(await say('垃圾堆了好几天', 1)).toMatch(/^已上报：.+，3 号楼旁。编号/)
  })

  it('files a picture alone to the bound door, named by the words that follow (5)', async () => {
    await person('bound', 'd1')
    const say = chat('o-bound')
    expect(await say({ kind: 'image', mediaId: 'm1' })).toBe(
      '收到，已上报：泉山家园 3 号楼 2 单元。编号 {号}，最晚 14:35 有人回应。\n能说一句是什么事吗？不说也会有人去看。不在这里就发个位置。',
    )
    expect(await say('楼道杂物', 1)).toBe('已加到 {号}。')
    const found = await caseOf('bound')
    expect(found.attachments).toHaveLength(1)
    expect(found.category).not.toBe('E2199')
  })

  it('recognises an address in the words', async () => {
    await person('teller')
    const say = chat('o-teller')
    expect(await say('泉山家园3号楼2单元501水管漏水')).toMatch(/师傅|已上报/)
    expect((await caseOf('teller')).place).toMatchObject({ dwellingId: 'd1', gridCode: '150902002002001' })
  })

  it('corrects the place of a fresh report', async () => {
    await person('mover', 'd1')
    const say = chat('o-mover')
    await say('健身器材坏了')
    expect(await say(position(800, 220, '二网格'), 1)).toMatch(/，二网格。编号/)
    expect((await caseOf('mover')).place.gridCode).toBe('150902002002002')
  })

  it('names the neighbour who reported the same, and +1 joins (7)', async () => {
    await Promise.all([person('first'), person('second')])
    const [first, second] = [chat('o-first'), chat('o-second')]
    await first(position(500, 100))
    await first('井盖丢了')
    await second(position(505, 100), 3)
    const repeated = await second('井盖没了', 3, 'safe-neighbour')
    expect(await second('井盖没了', 3, 'safe-neighbour')).toBe(repeated)
    expect(repeated).toBe('邻居今天 14:20 已上报同一件事，正在派人。\n一起关注回复 +1，不是同一件回复 不是。')
    expect(await second('+1', 4)).toMatch(/^已加上您，现在 1 位邻居在关注。编号 \{号\}，还剩/)
    expect((await caseOf('second')).state).toBe('merged')
    expect(await second('不是', 5)).toBe('我没听明白。直接说事情和地点就行。\n也可以回复 查询、催一下、撤销、人工。')
  })

  it('says at night who takes it until the morning (20)', async () => {
    await savePolicy('150902', { night: { from: '22:00', to: '07:00' } }, new Date())
    await person('nightowl', 'd1')
    expect(await chat('o-nightowl')('楼道灯不亮', 9 * 60)).toBe(
      '已上报：楼道灯不亮。编号 {号}。\n夜里由泉山街道值班先接，最晚 23:35 有人回应。很急回复 人工。',
    )
    await savePolicy('150902', { night: null }, new Date())
  })

  it('calls a tradesperson from the menu (23)', async () => {
    await person('caller', 'd1')
    expect(await chat('o-caller')({ kind: 'menu', key: 'call_plumber' })).toBe('正在给您找水暖师傅。接单马上告诉您。')
    expect(await caseOf('caller')).toMatchObject({ category: 'H0102', place: { dwellingId: 'd1' } })
  })

  it('shows the tradesperson who is asked the building, and the door once he has accepted', async () => {
    await person('flooded', 'd1')
    await chat('o-flooded')({ kind: 'menu', key: 'call_plumber' })
    const asked = await seekNext(await caseOf('flooded'), start)
    const seen = await presentOne(world.town.plumber, asked, start)
    expect(seen.place.text).toBe('泉山家园3号楼2单元***')
    const { found } = await moveCase(world.town.plumber, asked._id, 'accept', {}, start)
    expect((await presentOne(world.town.plumber, found, start)).place.text).toBe('泉山家园3号楼2单元501')
  })

  it('says of a report from home the building and entrance, as its handler reads them', async () => {
    await person('homely', 'd1')
    expect(await chat('o-homely')('路灯不亮')).toMatch(/，泉山家园 3 号楼 2 单元。编号/)
    const found = await caseOf('homely')
    expect(found.place).toMatchObject({ dwellingId: 'd1', text: '泉山家园3号楼2单元' })
    expect((await presentOne(world.town.clerk, found, start)).place.text).toBe('泉山家园3号楼2单元')
  })

  it('greets in the account’s own words where it has some', async () => {
    await AccountModel.updateOne({ _id: 'plain' }, { $set: { welcome: '您好，这里是北社区。' } })
    expect(await chat('o-newcomer', 'plain')({ kind: 'follow' })).toBe('您好，这里是北社区。')
  })
})
