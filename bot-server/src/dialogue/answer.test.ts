import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import type { Inbound, InboundContent } from '@jinlin/backend/inbox/inbound'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { DwellingModel } from '@jinlin/backend/register/DwellingModel'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { at, buildTown, buildUser, paths, type Town } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import type { Case } from '@jinlin/domain/cases/case'
import { toGcj02 } from '@jinlin/domain/places/geo'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storeAccounts } from '../testing/callbackRequest'
import { answer } from './answer'

useStores()
let town: Town
let wechat: Server
let picture: Buffer
/** Today at 14:20 in Shanghai: outside the night, and young enough for what forgets by itself. */
const start = new Date(`${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}T06:20:00Z`)
let serial = 100
const minutes = (count: number) => count * 60_000

/** A person with a chat; each line is one message, so many minutes after the start. */
function chat(openid: string, account = 'safe') {
  const say = async (content: InboundContent | string, minute = 0, key?: string) => {
    serial += 1
    const now = new Date(start.getTime() + minutes(minute))
    const what: InboundContent = typeof content === 'string' ? { kind: 'text', text: content } : content
    const inbound: Inbound = {
      key: key ?? `${account}-${serial}`,
      accountKey: account,
      openid,
      sentAt: now,
      content: what,
    }
    const said = await answer(inbound, now)
    return (
      said
        ?.replace(/(\d{4} 年 )?\d+ 月 \d+ 日 \d\d:\d\d/g, '{时}')
        .replace(/还剩 [^，。]+/g, '还剩 {时}')
        .replace(/\b\d{6}\b/g, '{号}') ?? null
    )
  }
  return say
}
const position = (east: number, north: number, label?: string): InboundContent => {
  const { lng, lat } = toGcj02(at(east, north))
  return { kind: 'location', lng, lat, ...(label && { label }) }
}
const person = (key: string, dwellingId?: string) =>
  buildUser(key, {
    name: '何居民',
    openids: [`wx_safe:o-${key}`],
    unionid: `u-${key}`,
    ...(dwellingId && { dwellingId }),
  })
const caseOf = async (key: string): Promise<Case> => {
  const found = await CaseModel.find({ 'reporter.userId': key }).sort({ _id: -1 }).lean<Case[]>()
  return found[0] as Case
}

beforeAll(async () => {
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#336' } })
    .png()
    .toBuffer()
  wechat = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (path === '/cgi-bin/media/get') return response.setHeader('content-type', 'image/png').end(picture)
    response.setHeader('content-type', 'application/json')
    if (path === '/cgi-bin/user/info') return response.end('{"subscribe":1,"openid":"x","unionid":"u-met"}')
    response.end('{"access_token":"t","expires_in":7200,"errcode":0}')
  })
  await new Promise<void>((done) => wechat.listen(0, '127.0.0.1', done))
  process.env.WECHAT_ENDPOINT = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
  forgetEnv()
  await storeAccounts(paths.community)
  town = await buildTown()
  const { community: areaPath, grid } = paths
  await EstateModel.create([
    { _id: 'e1', name: '泉山家园', communityCode: '150902002002', areaPath, center: at(250, 200) },
  ])
  await BuildingModel.create([
    { _id: 'b3', estateId: 'e1', number: '3', areaPath: grid, floors: 6, entrances: ['1', '2'], point: at(200, 150) },
  ])
  await DwellingModel.create([
    {
      _id: 'd1',
      buildingId: 'b3',
      estateId: 'e1',
      entrance: '2',
      room: '501',
      areaPath: grid,
      gridCode: '150902002002001',
      address: '泉山家园3号楼2单元501',
      point: at(200, 150),
      qr: 'JL-d1',
    },
  ])
})
// What one test reports is no neighbour's case to the next.
beforeEach(() => CaseModel.updateMany({}, { $unset: { near: 1 } }))
afterAll(() => wechat.close())

describe('the account', () => {
  it('greets who follows and binds who scans (1, 2)', async () => {
    await person('follower')
    const say = chat('o-follower')
    expect(await say({ kind: 'follow' })).toMatch(/^您好，家门口的事直接发给我/)
    expect(await say({ kind: 'scan', scene: 'JL-d1' })).toBe('已绑定 泉山家园3号楼2单元501。\n有事直接发给我。')
    expect((await UserModel.findById('follower').lean())?.dwellingId).toBe('d1')
    expect(await say({ kind: 'follow', scene: 'JL-none' })).toMatch(/^没认出这个二维码/)
  })

  it('asks once where it is, files with the position, takes more, and says how it stands (3, 6, 16–18)', async () => {
    await person('aunt')
    const say = chat('o-aunt')
    expect(await say('路灯不亮')).toBe(
      '收到：路灯。在哪里？\n发个位置，或回复小区和楼号。\n10 分钟内没收到，先交 察哈尔社区 核实地点。',
    )
    expect(await say('晚上很黑', 1)).toBeNull()
    expect(await say(position(250, 220, '泉山家园3号楼旁'), 2)).toBe(
      '已上报：路灯，泉山家园3号楼旁。编号 {号}。\n最晚 14:37 有人回应，{时} 前办结。\n不在这里就发个位置，发错了回复 撤销。',
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
    expect(await say('查询', 5)).toBe('{号} 路灯：已上报。\n还剩 {时}，最晚 {时}。')
    expect(await say(found.number.slice(-6), 5)).toBe('{号} 路灯：已上报。\n还剩 {时}，最晚 {时}。')
    expect(await say('催一下', 6)).toBe('已催办 察哈尔社区，记在进度里。')
    expect(await say('催一下', 7)).toBe('今天 14:26 催过了，16:26 后可以再催。现在：已上报，还剩 {时}。')
    expect(await say('撤销', 8)).toBe('已撤销 {号}。需要时再发给我。')
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
      '收到，已上报：泉山家园3号楼2单元501。编号 {号}，最晚 14:35 有人回应。\n能说一句是什么事吗？不说也会有人去看。不在这里就发个位置。',
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
    expect(repeated).toBe('邻居 今天 14:20 已上报同一件事，正在派人。\n一起关注回复 +1，不是同一件回复 不是。')
    expect(await second('+1', 4)).toMatch(/^已加上您，现在 1 位邻居在关注。编号 \{号\}，还剩/)
    expect((await caseOf('second')).state).toBe('merged')
    expect(await second('不是', 5)).toBe('我没听明白。直接说事情和地点就行。\n也可以回复 查询、催一下、撤销、人工。')
  })

  it('takes stars, a line on few stars, and 没解决 (14, 15)', async () => {
    await person('rater', 'd1')
    const say = chat('o-rater')
    await say('小广告贴满了')
    const done = async (minute: number) => {
      const { _id } = await caseOf('rater')
      const now = new Date(start.getTime() + minutes(minute))
      await moveCase(
        town.clerk,
        _id,
        'assign',
        { person: { userId: 'leader', name: '王格长', role: 'grid_leader' } },
        now,
      )
      await moveCase(town.leader, _id, 'resolve', { note: '清理了' }, now)
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

  it('says at night who takes it until the morning (20)', async () => {
    await person('nightowl', 'd1')
    expect(await chat('o-nightowl')('楼道灯不亮', 9 * 60)).toBe(
      '已上报：楼道灯不亮。编号 {号}。\n夜里由 泉山街道 值班先接，最晚 23:35 有人回应。很急回复 人工。',
    )
  })

  it('calls a tradesperson from the menu (23)', async () => {
    await person('caller', 'd1')
    expect(await chat('o-caller')({ kind: 'menu', key: 'call_plumber' })).toBe('正在给您找 水暖 师傅。接单马上告诉您。')
    expect(await caseOf('caller')).toMatchObject({ category: 'H0102', place: { dwellingId: 'd1' } })
  })

  it('says what it understands when there is nothing to act on (25)', async () => {
    await person('greeter')
    const say = chat('o-greeter')
    for (const words of ['你好', '？？？', '[微笑]', '谢谢']) expect(await say(words), words).toMatch(/^我没听明白/)
    expect(await DraftModel.countDocuments({ openid: 'o-greeter' })).toBe(0)
    expect(await say('门口的石狮子歪了')).toMatch(/^收到：门口的石狮子歪了。在哪里？/)
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

  it('says nothing to those who leave and to what it does not know', async () => {
    expect(await chat('o-nobody')({ kind: 'unfollow' })).toBeNull()
    expect(await chat('o-nobody')({ kind: 'other', name: 'VIEW' })).toBeNull()
  })
})

describe('nothing that was said is lost', () => {
  it('a voice is kept with its transcript, another file is asked for again', async () => {
    await person('speaker', 'd1')
    const say = chat('o-speaker')
    const voice = { kind: 'voice', mediaId: 'v', format: 'amr', recognition: '健身器材坏了' } as const
    const usual = picture
    picture = Buffer.from('#!AMR\n12345678')
    expect(await say(voice)).toMatch(/^(已上报|邻居)/)
    expect(await caseOf('speaker')).toMatchObject({ words: '健身器材坏了', attachments: [{ kind: 'voice' }] })
    picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(await say({ kind: 'image', mediaId: 'm' }, 30)).toBe('这个文件没收到，换成照片或语音再发一次。')
    picture = usual
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
})
