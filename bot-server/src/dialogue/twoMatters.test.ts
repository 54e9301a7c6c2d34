import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { chat, person, position, useChats } from './testing/chats'

useStores()
useChats()

const locksmith = { kind: 'menu', key: 'call_locksmith' } as const
const plumber = { kind: 'menu', key: 'call_plumber' } as const
const image = { kind: 'image', mediaId: 'm' } as const
const here = position(250, 220, '3 号楼旁')
const casesOf = async (key: string) =>
  (await CaseModel.find({ 'reporter.userId': key }).sort({ category: 1 }).lean()).map(
    ({ category, words, place, state }) => ({
      category,
      words,
      placed: !place.unknown,
      ...(state === 'withdrawn' && { state }),
    }),
  )

/** Somebody who has bound no home says so many things, one a minute, the last of them twice under one key; resolves to all answers. */
async function says(key: string, ...all: Parameters<ReturnType<typeof chat>>[0][]) {
  await person(key)
  const say = chat(`o-${key}`)
  const said: (string | null)[] = []
  for (const [minute, each] of all.entries()) said.push(await say(each, minute, `safe-${key}-${minute}`))
  return said
}

describe('a tap on a trade while something else is in the making', () => {
  it('leaves the words before it a report of their own, and says so', async () => {
    const [, tapped] = await says('lamp', '路灯不亮', plumber, here)
    expect(tapped).toBe(
      '前面的已上报：路灯不亮。编号 {号}，先交察哈尔社区核实地点。\n收到：水暖维修。在哪里？\n发个位置，或回复小区和楼号。\n10 分钟内没收到，先交察哈尔社区核实地点。',
    )
    expect(await casesOf('lamp')).toEqual([
      { category: 'H0102', words: '', placed: true },
      { category: 'P0137', words: '路灯不亮', placed: false },
    ])
  })

  it('leaves another trade called before it', async () => {
    await says('both', locksmith, plumber, here)
    expect(await casesOf('both')).toEqual([
      { category: 'H0101', words: '', placed: false },
      { category: 'H0102', words: '', placed: true },
    ])
  })

  it('leaves a picture that was sent before it', async () => {
    await says('picture', image, locksmith, here)
    expect((await casesOf('picture')).map(({ category, placed }) => [category, placed])).toEqual([
      ['E2199', false],
      ['H0101', true],
    ])
  })

  it('after 人工 asks where, as it always does', async () => {
    const [, tapped] = await says('human', '人工', locksmith)
    expect(tapped).toMatch(/^收到：开锁换锁。在哪里？/)
    expect(await casesOf('human')).toEqual([])
    await chat('o-human')(here, 2)
    expect(await casesOf('human')).toEqual([{ category: 'H0101', words: '', placed: true }])
  })

  it('takes the place that came before it, and is one call however often it is tapped', async () => {
    await says('placed', here, locksmith)
    expect(await casesOf('placed')).toEqual([{ category: 'H0101', words: '', placed: true }])
    await says('again', locksmith, locksmith, here)
    expect(await casesOf('again')).toEqual([{ category: 'H0101', words: '', placed: true }])
  })

  it('is one call and one report, too, when it is handled twice', async () => {
    await says('twice', '路灯不亮', plumber)
    expect(await chat('o-twice')(plumber, 1, 'safe-twice-1')).toMatch(/^收到：水暖维修。在哪里？/)
    await chat('o-twice')(here, 2)
    expect((await casesOf('twice')).map(({ category }) => category)).toEqual(['H0102', 'P0137'])
  })

  it('is taken back alone', async () => {
    await says('waverer', '路灯不亮', plumber, '点错了')
    expect(await casesOf('waverer')).toEqual([{ category: 'P0137', words: '路灯不亮', placed: false }])
  })

  it('is not taken when the one before may not be filed yet: the person hears what waits and what does not', async () => {
    await person('eager', 'd1')
    const say = chat('o-eager')
    for (const words of ['路灯不亮', '井盖丢了', '电梯坏了', '小广告贴满了', '健身器材坏了', '噪音扰民太吵了']) {
      await say(words)
      await DraftModel.deleteMany({ userId: 'eager' })
    }
    await say('下水道堵了')
    expect(await say(locksmith)).toBe(
      '一分钟最多报 6 件，歇一会儿再报。\n前面的我记着，到时候替您上报。刚点的没记下，过一会儿再点。',
    )
    expect(await DraftModel.find({ userId: 'eager' }).lean()).toMatchObject([{ state: 'open', words: ['下水道堵了'] }])
  })
})

describe('words after a tap on a trade', () => {
  it('of another matter are a report of their own', async () => {
    const [, said] = await says('also', locksmith, '对了楼下路灯也不亮', here)
    expect(said).toMatch(/^前面的已上报：开锁换锁。编号 \{号\}，先交察哈尔社区核实地点。\n收到：.+。在哪里？/)
    expect(await casesOf('also')).toEqual([
      { category: 'H0101', words: '', placed: false },
      { category: 'P0137', words: '对了楼下路灯也不亮', placed: true },
    ])
  })

  it('of another matter with its place take what is said next', async () => {
    await says('next', locksmith, '泉山家园3号楼路灯也不亮', '已经三天了')
    const [called, lamp] = await CaseModel.find({ 'reporter.userId': 'next' }).sort({ category: 1 }).lean()
    const notesOf = (found: typeof lamp) => found?.timeline.flatMap(({ note }) => note ?? [])
    expect([notesOf(called), notesOf(lamp)]).toEqual([[], ['已经三天了']])
  })

  it('of danger are an emergency beside it', async () => {
    const [, said] = await says('danger', locksmith, '我妈晕倒了')
    expect(said).toMatch(/^请马上打 120。/)
    expect(await casesOf('danger')).toEqual([
      { category: 'H0101', words: '', placed: false },
      { category: 'H0305', words: '我妈晕倒了', placed: false },
    ])
  })

  it.each([
    ['locksmith', '单元门打不开'],
    ['locksmith', '我在门口等着'],
    ['plumber', '水管漏水了'],
    ['plumber', '暖气不热'],
    ['plumber', '下水道堵了'],
    ['electrician', '家里没电了'],
  ])('say what the %s is called for: %s', async (trade, words) => {
    const key = `for-${trade}-${words.codePointAt(0)}`
    await says(key, { kind: 'menu', key: `call_${trade}` }, words, here)
    expect(await casesOf(key)).toMatchObject([{ words, placed: true }])
    const home = `${key}-home`
    await person(home, 'd1')
    await chat(`o-${home}`)({ kind: 'menu', key: `call_${trade}` })
    expect(await chat(`o-${home}`)(words, 1)).toBe('已加到 {号}。')
  })
})
