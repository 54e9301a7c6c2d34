import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { humanWanted } from '../words/dialogue'
import { chat, person, position, useChats } from './testing/chats'

useStores()
useChats()

/** A resident with a dark lamp and, a minute later, a broken lift. */
async function withTwo(key: string) {
  await person(key, 'd1')
  const say = chat(`o-${key}`)
  await say('路灯不亮')
  await say('电梯坏了', 1)
  return say
}
const caseNamed = async (key: string, words: string) => {
  const found = await CaseModel.findOne({ 'reporter.userId': key, words }).lean()
  if (!found) throw new Error(`no case ${words}`)
  return found
}
const notesOn = async (key: string, words: string) =>
  (await caseNamed(key, words)).timeline.flatMap(({ note }) => note ?? [])
const casesOf = (key: string) => CaseModel.countDocuments({ 'reporter.userId': key })

describe('who asks for a human about one of several matters', () => {
  it('is heard there once: a note for whoever has it, a mark with its number for the duty officer', async () => {
    const say = await withTwo('once')
    for (const _ of [1, 2]) expect(await say('人工', 60, 'safe-once-human')).toContain('\n说的是 {号} 路灯不亮。')
    expect(await notesOn('once', '路灯不亮')).toEqual([humanWanted])
    expect(await notesOn('once', '电梯坏了')).toEqual([])
    const { _id, number } = await caseNamed('once', '路灯不亮')
    const marks = await NotificationModel.find({ _id: new RegExp(`^human-on-${_id}-`) }).lean()
    expect(marks.map(({ text }) => text)).toEqual([expect.stringContaining(`何** 想和人说 ${number.slice(-6)} 的事`)])
  })

  it('says the rest there as it is for ten minutes, words and pictures', async () => {
    const say = await withTwo('rest')
    await say('人工', 60)
    expect(await say('老人下不了楼', 62)).toBe('记下了，写进 {号} 了。还有要说的接着发。')
    expect(await say({ kind: 'image', mediaId: 'm' }, 63)).toBe('记下了，写进 {号} 了。还有要说的接着发。')
    expect(await notesOn('rest', '路灯不亮')).toEqual([humanWanted, '老人下不了楼'])
    expect((await caseNamed('rest', '路灯不亮')).attachments).toHaveLength(1)
    expect(await casesOf('rest')).toBe(2)
    await say('楼道里堆满了杂物', 90)
    expect(await casesOf('rest')).toBe(3)
  })

  it('moves no place by a position, and takes nothing back without being asked which', async () => {
    const say = await withTwo('careful')
    await say('人工', 60)
    const { place } = await caseNamed('careful', '路灯不亮')
    expect(await say('撤销', 61)).toMatch(/^撤销哪一件？/)
    expect(await say(position(260, 260), 62)).toMatch(/^位置收到/)
    expect((await caseNamed('careful', '路灯不亮')).place).toEqual(place)
  })

  it('and names what is over is heard all the same', async () => {
    const say = await withTwo('over')
    await say('撤销', 2)
    const { number } = await caseNamed('over', '电梯坏了')
    expect(await say(`人工 ${number.slice(-6)}`, 60)).toMatch(/^已转察哈尔社区值班 .\*\*，请直接说。$/)
    expect(await notesOn('over', '路灯不亮')).toEqual([])
    expect(await say('说好了来修又不来', 61)).toMatch(/^记下了，已交给察哈尔社区值班/)
  })
})
