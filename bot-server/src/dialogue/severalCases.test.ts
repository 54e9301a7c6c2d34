import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { newId } from '@jinlin/backend/infra/newId'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { mostReplyBytes } from '../wechat/replyXml'
import { chat, minutes, person, start, useChats, world } from './testing/chats'

useStores()
useChats()

const leader = { userId: 'leader', name: '王格长', role: 'grid_leader' } as const
const matters = ['路灯不亮', '电梯坏了', '井盖丢了', '楼道杂物', '水管漏水']
const afterPhoto = (now: Date) => ({ id: newId(now), kind: 'photo', phase: 'after', by: 'leader', at: now }) as const
const at = (minute: number) => new Date(start.getTime() + minutes(minute))
const caseNamed = async (key: string, words: string) => {
  const found = await CaseModel.findOne({ 'reporter.userId': key, words }).lean()
  if (!found) throw new Error(`no case ${words}`)
  return found
}
const shortOf = ({ number }: { number: string }) => number.slice(-6)
/** What a tap on the line with these words sends. */
const tapOn = (said: string | null, words: string): string => {
  const line = (said ?? '').split('\n').find((each) => each.includes(words))
  return /msgmenucontent=([^&]+)&/.exec(line ?? '')?.[1] ?? `no tap on ${words}`
}
const seen = (said: string | null) => (said ?? '').replace(/<[^>]*>/g, '').split('\n')

/** A resident who told of so many things, one a minute. */
async function tells(key: string, count: number) {
  await person(key, 'd1')
  const say = chat(`o-${key}`)
  for (const [minute, words] of matters.slice(0, count).entries()) await say(words, minute)
  return {
    say: (words: string, minute = 60) => say(words, minute),
    tap: async (said: string | null, words: string, on: string, minute = 61) =>
      say(tapOn(said, on).replace('{号}', shortOf(await caseNamed(key, words))), minute),
    done: async (words: string, minute: number) => {
      const { _id } = await caseNamed(key, words)
      await moveCase(world.town.clerk, _id, 'assign', { person: leader }, at(minute))
      await moveCase(
        world.town.leader,
        _id,
        'resolve',
        { note: '好了', attachments: [afterPhoto(at(minute))] },
        at(minute),
      )
    },
    stateOf: async (words: string) => (await caseNamed(key, words)).state,
  }
}

describe('查询 with several matters', () => {
  it('names up to three, a line each with number, matter, place and clock, and says how many more', async () => {
    const { say } = await tells('many', 5)
    const said = await say('查询', 5)
    expect(seen(said)).toEqual([
      expect.stringMatching(/^\{号\} .+，泉山家园 3 号楼 2 单元：等人接单，还剩 \{时\}。$/),
      expect.stringMatching(/^\{号\} .+，泉山家园 3 号楼 2 单元：等人接单，还剩 \{时\}。$/),
      expect.stringMatching(/^\{号\} .+，泉山家园 3 号楼 2 单元：等人接单，还剩 \{时\}。$/),
      '还有 2 件，在小程序里看。点编号看那一件。',
    ])
    expect(Buffer.byteLength(said ?? '')).toBeLessThan(mostReplyBytes / 2)
  })

  it('says of each where it stands, and a tap on the number asks for that one', async () => {
    const { say, tap, done } = await tells('each', 3)
    await done('电梯坏了', 5)
    const said = await say('查询', 20)
    expect(seen(said).filter((line) => line.includes('电梯坏了'))).toEqual([
      '{号} 电梯坏了，泉山家园 3 号楼 2 单元：处理好了，等您确认。',
    ])
    expect(seen(said).filter((line) => line.includes('井盖丢了'))).toEqual([
      '{号} 井盖丢了，泉山家园 3 号楼 2 单元：等人接单，已超时 3 分钟。',
    ])
    expect(await tap(said, '井盖丢了', '井盖丢了', 21)).toMatch(
      /^\{号\} 井盖丢了：已上报。\n还没有人回应，已超时 4 分钟。/,
    )
  })
})

describe('a command that may be about several matters', () => {
  it('催一下 asks which, and urges only the one that is tapped', async () => {
    const { say, tap } = await tells('urger', 2)
    const said = await say('催一下')
    expect(seen(said)).toEqual([
      '催哪一件？点一下，或回复 催一下 加编号。',
      expect.stringMatching(/^\{号\} .+，泉山家园 3 号楼 2 单元$/),
      expect.stringMatching(/^\{号\} .+，泉山家园 3 号楼 2 单元$/),
    ])
    for (const words of ['路灯不亮', '电梯坏了']) expect((await caseNamed('urger', words)).urgedAt).toBeUndefined()
    expect(await tap(said, '电梯坏了', '电梯坏了')).toMatch(/^已催办.+，记在进度里。\n编号 \{号\}，电梯坏了。$/)
    expect((await caseNamed('urger', '电梯坏了')).urgedAt).toEqual(at(61))
    expect((await caseNamed('urger', '路灯不亮')).urgedAt).toBeUndefined()
  })

  it('撤销 asks which, unless something was reported a moment ago', async () => {
    const { say, tap, stateOf } = await tells('taker', 3)
    expect(await say('撤销', 4)).toBe('已撤销 {号} 井盖丢了。需要时再发给我。')
    const said = await say('撤销')
    expect(seen(said)[0]).toBe('撤销哪一件？点一下，或回复 撤销 加编号。')
    expect(await tap(said, '路灯不亮', '路灯不亮')).toBe('已撤销 {号} 路灯不亮。需要时再发给我。')
    expect([await stateOf('路灯不亮'), await stateOf('电梯坏了')]).toEqual(['withdrawn', 'submitted'])
  })

  it('stars ask which, and what was said beside them goes along', async () => {
    const { say, tap, done } = await tells('rater', 2)
    await done('路灯不亮', 20)
    await done('电梯坏了', 30)
    const said = await say('2 分，来得太慢')
    expect(seen(said)[0]).toBe('2 分打给哪一件？点一下，或回复 二星 加编号。')
    expect(await tap(said, '路灯不亮', '路灯不亮')).toBe('收到 2 分，谢谢。{号} 已办结。')
    expect((await caseNamed('rater', '路灯不亮')).rating).toMatchObject({ stars: 2, line: '来得太慢' })
    expect(await say('5', 62)).toBe('收到 5 分，谢谢。{号} 已办结。')
    expect((await caseNamed('rater', '电梯坏了')).rating).toMatchObject({ stars: 5 })
  })

  it('stars after both were closed go to the one without, not to the one that has them', async () => {
    const { say, tap, done } = await tells('starless', 2)
    await done('路灯不亮', 20)
    await done('电梯坏了', 30)
    await tap(await say('解决了'), '路灯不亮', '路灯不亮')
    expect(await say('5', 62)).toBe('收到 5 分，谢谢。{号} 已办结。')
    expect((await caseNamed('starless', '电梯坏了')).rating).toMatchObject({ stars: 5 })
    expect(await say('4', 63)).toBe('收到 4 分，谢谢。{号} 已办结。')
    expect((await caseNamed('starless', '路灯不亮')).rating).toMatchObject({ stars: 4 })
    expect(await say('3', 64)).toMatch(/^\{号\} 您打过 5 分了/)
  })

  it.each([
    ['没解决', '没解决的是哪一件？', /^明白，没解决。\{号\} 已重新派给 /, 'offered'],
    ['解决了', '解决了的是哪一件？', /^谢谢，\{号\} 已办结。$/, 'closed'],
  ])('%s asks which', async (words, ask, answer, state) => {
    const key = `word-${words.codePointAt(0)}`
    const { say, tap, done, stateOf } = await tells(key, 2)
    await done('路灯不亮', 20)
    await done('电梯坏了', 30)
    const said = await say(words)
    expect(seen(said)[0]).toBe(`${ask}点一下，或回复 ${words} 加编号。`)
    expect(await tap(said, '路灯不亮', '路灯不亮')).toMatch(answer)
    expect([await stateOf('路灯不亮'), await stateOf('电梯坏了')]).toEqual([state, 'resolved'])
  })
})
