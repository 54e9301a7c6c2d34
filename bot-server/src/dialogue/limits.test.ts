import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { DraftModel } from '@jinlin/backend/inbox/DraftModel'
import { fileDraft, sweepDrafts } from '@jinlin/backend/inbox/fileDraft'
import { useStores } from '@jinlin/backend/testing/useStores'
import { describe, expect, it } from 'vitest'
import { caseOf, chat, minutes, person, position, start, useChats } from './testing/chats'

useStores()
useChats()

const tooLong = '这条太长了，请分几条说。'
const heldBack =
  '一分钟最多报 6 件，歇一会儿再报。\n这条我先记着，到时候替您上报。\n不用了回复 撤销。急事先打 119、110、120。'
const filed = (userId: string) => CaseModel.countDocuments({ 'reporter.userId': userId })
const at = (minute: number) => new Date(start.getTime() + minutes(minute))
/** Six matters in a minute, as many as one may. */
async function fileSix(key: string) {
  await person(key, 'd1')
  const say = chat(`o-${key}`)
  const matters = ['路灯不亮', '井盖丢了', '电梯坏了', '小广告贴满了', '健身器材坏了', '噪音扰民太吵了']
  for (const words of matters) {
    expect(await say(words), words).toMatch(/^(已上报|邻居)/)
    // Nothing is fresh any more: what is said next is a report of its own.
    await DraftModel.deleteMany({ userId: key })
  }
  expect(await filed(key)).toBe(6)
  return say
}

describe('words that are too long', () => {
  it('are not filed, and the ones before stay whole', async () => {
    await person('writer')
    const say = chat('o-writer')
    await say('路灯不亮')
    expect(await say('很'.repeat(9996), 1)).toBe(tooLong)
    expect(await say('很'.repeat(10_001), 1)).toBe(tooLong)
    expect(await say('很'.repeat(9995), 1)).toMatch(/^记下了，就差地点。/)
    expect(await say(position(250, 220), 2)).toMatch(/^已上报/)
    const { words } = await caseOf('writer')
    expect([...words]).toHaveLength(10_000)
    expect(words.startsWith('路灯不亮\n很')).toBe(true)
  })

  it('are counted together when they come at once', async () => {
    await person('crowd')
    const say = chat('o-crowd')
    await say('路灯不亮')
    const said = await Promise.all([1, 2, 3, 4].map(() => say('很'.repeat(4000), 1)))
    expect(said.filter((one) => one === tooLong)).toHaveLength(2)
    await say(position(250, 220), 2)
    expect([...(await caseOf('crowd')).words]).toHaveLength(4 + 2 * 4001)
  })

  it('are not noted on a fresh case, and shorter ones are', async () => {
    await person('noter', 'd1')
    const say = chat('o-noter')
    await say('门口的石狮子歪了')
    expect(await say('很'.repeat(2001), 1)).toBe(tooLong)
    expect(await say('很'.repeat(2000), 1)).toMatch(/^已加到/)
    const notes = (await caseOf('noter')).timeline.filter(({ command }) => command === 'add_note')
    expect(notes.map(({ note }) => note?.length)).toEqual([2000])
  })

  it('that arrive while a report is filed follow as several notes, nothing cut', async () => {
    await person('racer', 'd1')
    const draft = {
      _id: 'safe-race',
      accountKey: 'safe',
      openid: 'o-racer',
      userId: 'racer',
      state: 'open' as const,
      words: ['路灯不亮', '很'.repeat(3000), '真黑'],
      attachmentIds: [],
      seen: ['safe-race'],
      openedAt: start,
    }
    await DraftModel.create([draft])
    await fileDraft({ ...draft, words: ['路灯不亮'] }, start)
    const notes = (await caseOf('racer')).timeline.filter(({ command }) => command === 'add_note')
    expect(notes.map(({ note }) => note)).toEqual(['很'.repeat(2000), '很'.repeat(1000), '真黑'])
  })

  it('never stand in the way of an emergency', async () => {
    await person('letter', 'd1')
    const said = await chat('o-letter')(`${'很'.repeat(10_000)}。快来，煤气漏了`)
    expect(said).toMatch(/^先到室外，再打 119。/)
    expect(said?.split('\n').at(-1)).toBe(tooLong)
    expect(await caseOf('letter')).toMatchObject({ category: 'E2205', words: '' })
  })
})

describe('who has filed as much as one may', () => {
  it('is told calmly; what was said goes out by itself later', async () => {
    const say = await fileSix('eager')
    expect(await say('下水道堵了')).toBe(heldBack)
    expect(await filed('eager')).toBe(6)
    await sweepDrafts(new Date(start.getTime() + 30_000), 100)
    expect(await filed('eager')).toBe(6)
    await sweepDrafts(at(2), 100)
    expect(await caseOf('eager')).toMatchObject({ words: '下水道堵了', place: { dwellingId: 'd1' } })
  })

  it('may take back what waits, also after the sweep found that it has to wait on', async () => {
    const say = await fileSix('hasty')
    await say('下水道堵了')
    await DraftModel.updateOne({ userId: 'hasty', state: 'open' }, { $set: { wakeAt: start } })
    expect(await sweepDrafts(new Date(start.getTime() + 30_000), 100)).toBe(1)
    expect(await say('撤销')).toMatch(/^还没上报，已经撤掉了/)
    await sweepDrafts(at(2), 100)
    expect(await filed('hasty')).toBe(6)
  })

  it.each([
    ['fire', '楼下着火了', /^请马上打 119/],
    ['gas', '煤气漏了', /^先到室外/],
    ['violence', '有人持刀', /^先躲开/],
  ])('still reports %s at once', async (name, words, answer) => {
    const key = `pressed-${name}`
    const say = await fileSix(key)
    expect(await say(words)).toMatch(answer)
    expect(await filed(key)).toBe(7)
  })
})
