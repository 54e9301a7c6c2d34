import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { chat, person, useChats } from './testing/chats'

useStores()
useChats()

const statesOf = async (key: string) =>
  (await CaseModel.find({ 'reporter.userId': key }).sort({ _id: 1 }).lean()).map(({ state }) => state)
const calm = '没关系，什么都没动。要撤回报过的事，回复 撤销。'
const words = ['打错了', '点错了', '按错了', '搞错了', '误报', '误会了', '算了', '不好意思，点错了']

describe('who says that it was a mistake', () => {
  it.each(words)('a minute after a report takes it back: %s', async (said) => {
    const key = `fresh-${words.indexOf(said)}`
    await person(key, 'd1')
    const say = chat(`o-${key}`)
    await say('路灯不亮')
    for (const _ of [1, 2]) expect(await say(said, 1, `safe-${key}`)).toBe('已撤销 {号} 路灯不亮。需要时再发给我。')
    expect(await statesOf(key)).toEqual(['withdrawn'])
  })

  it('before it was reported drops it', async () => {
    await person('making')
    const say = chat('o-making')
    await say('路灯不亮')
    for (const _ of [1, 2]) expect(await say('点错了', 1, 'safe-making')).toBe('还没上报，已经撤掉了。需要时再发给我。')
    expect(await statesOf('making')).toEqual([])
  })

  it('takes an alarm back, too: nobody needs to come', async () => {
    await person('alarm', 'd1')
    const say = chat('o-alarm')
    await say('楼下着火了')
    expect(await say('误报', 1)).toMatch(/^已撤销 \{号\}/)
    expect(await statesOf('alarm')).toEqual(['withdrawn'])
  })

  it.each(words)('with nothing said before is answered calmly, and nothing is reported: %s', async (said) => {
    const key = `idle-${words.indexOf(said)}`
    await person(key, 'd1')
    expect(await chat(`o-${key}`)(said)).toBe(calm)
    expect([await statesOf(key), await DraftModel.countDocuments({ userId: key, state: 'open' })]).toEqual([[], 0])
  })

  it('long after a report keeps it: who means it says 撤销', async () => {
    await person('old', 'd1')
    const say = chat('o-old')
    await say('路灯不亮')
    expect(await say('算了', 30)).toBe(calm)
    expect(await statesOf('old')).toEqual(['submitted'])
    expect(await say('撤销', 31)).toMatch(/^已撤销/)
  })
})
