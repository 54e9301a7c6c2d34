import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { chat, person, useChats } from './testing/chats'

useStores()
useChats()

const casesOf = (key: string) => CaseModel.countDocuments({ 'reporter.userId': key })

describe('an old neighbour hears', () => {
  it('the name of the trade they called, whatever they ask about it', async () => {
    await person('asks', 'd1')
    const say = chat('o-asks')
    await say({ kind: 'menu', key: 'call_plumber' })
    expect(await say('多少钱', 1)).toBe('已加到 {号}。')
    expect(await say('师傅走到哪了', 2)).toMatch(/^\{号\} 水暖维修：/)
    expect(await say('撤销', 3)).toBe('已撤销 {号} 水暖维修。需要时再发给我。')
  })

  it('what a neighbour would call it, not what an office calls it', async () => {
    await person('plain', 'd1')
    expect(await chat('o-plain')('楼下垃圾堆了一个星期没人收')).toMatch(/^已上报：垃圾堆积，/)
    await person('clause', 'd1')
    expect(await chat('o-clause')('井盖丢了，在5号楼门口')).toMatch(/^已上报：井盖丢了，/)
    await person('burning', 'd1')
    const say = chat('o-burning')
    await say('救命啊')
    await say('着火了', 1)
    expect(await say('查询', 2)).toMatch(/^\{号\} 消防：/)
  })

  it('of another matter that they told of that it was reported, though it is of the same house', async () => {
    await person('two', 'd1')
    const say = chat('o-two')
    await say('楼道里堆了好多纸箱子')
    expect(await say('电梯老是卡', 1)).toMatch(/^已上报：电梯/)
    expect(await casesOf('two')).toBe(2)
  })

  it('that a number is none of theirs, instead of that nothing is under way', async () => {
    await person('wrong', 'd1')
    const say = chat('o-wrong')
    await say('路灯不亮')
    for (const words of ['催一下 999999', '999999', '撤销 999999'])
      expect(await say(words, 20)).toBe('没找到您的 {号}。回复 查询 看您报过的事。')
    expect(await casesOf('wrong')).toBe(1)
  })

  it.each([
    ['我要投诉', /^您说，什么事，在哪里，我马上上报。/],
    ['你是人还是机器', /^我是自动接话的，您说的事会交给人办。\n要和人说回复 人工。$/],
    ['在不在啊', /^您好，我在。/],
    ['辛苦你们了', /^不客气。/],
  ])('%s: an answer in kind, and no report is opened', async (words, answer) => {
    const key = `kind-${words.codePointAt(0)}`
    await person(key)
    expect(await chat(`o-${key}`)(words)).toMatch(answer)
    expect(await casesOf(key)).toBe(0)
  })
})
