import { moveCase } from '@jinlin/backend/cases/moveCase'
import { CorrectionModel } from '@jinlin/backend/inbox/CorrectionModel'
import { noteCorrection, trainingRows } from '@jinlin/backend/inbox/noteCorrection'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import { useStores } from '@jinlin/backend/testing/useStores'
import type { Actor } from '@jinlin/domain/people/roles'
import { bestGuesses, classify, sureFrom } from '@jinlin/domain/understanding/classify'
import { beforeEach, describe, expect, it } from 'vitest'
import { presentOne } from '../cases/presentCases'
import { kindName } from './choices'
import { caseOf, chat, minutes, person, start, useChats, world } from './testing/chats'

useStores()
useChats()
beforeEach(() => CorrectionModel.deleteMany({}))

/** Words that name several kinds and none clearly. */
const unclear = [
  '楼道里那个东西又不行了',
  '停电了还是灯坏了不清楚',
  '水管和电梯那边',
  '晚上很黑，那边没灯',
  '停电，电梯',
].find((words) => classify(words).confidence < sureFrom && bestGuesses(words, 3).length >= 2) as string
const guesses = bestGuesses(unclear, 3).map(({ category }) => category)
const at = (minute: number) => new Date(start.getTime() + minutes(minute))
const chipOf = async (viewer: Actor, key: string) => (await presentOne(viewer, await caseOf(key), start)).needsSorting

describe('words that could mean several things', () => {
  it('are filed all the same, with kinds to choose from; staff see that it waits to be sorted', async () => {
    await person('vague', 'd1')
    const said = await chat('o-vague')(unclear)
    expect(said).toMatch(/^已上报：.+编号 \{号\}。\n最晚 14:35 有人回应。\n点一下是哪类：/)
    for (const [place, category] of guesses.entries())
      expect(said?.replace(/<[^>]*>/g, '')).toContain(`${'ABC'[place]} ${kindName(category).slice(0, 3)}`)
    expect(await chipOf(world.town.clerk, 'vague')).toBe('words')
    expect(await chipOf(world.town.leader2, 'vague').catch(() => undefined)).toBeUndefined()
  })

  it('are of the kind the person taps; the letter again changes nothing, and it is kept to train on without what is personal', async () => {
    await person('chooser', 'd1')
    const say = chat('o-chooser')
    await say(`${unclear}，我的电话13812345678`)
    const choices = bestGuesses(`${unclear}，我的电话13812345678`, 3).map(({ category }) => category)
    const chosen = choices[1] as string
    for (let n = 0; n < 2; n += 1)
      expect(await say('B', 1, 'safe-choice')).toMatch(/^记下了，是.+。\{号\} .+ 前办结。$/)
    const found = await caseOf('chooser')
    expect(found.category).toBe(chosen)
    expect(found.unsorted).toBeUndefined()
    expect(found.timeline.filter(({ command }) => command === 'recategorise')).toHaveLength(1)
    const rows = await CorrectionModel.find({}).lean()
    expect(rows).toEqual([
      { _id: expect.any(String), words: `${unclear}，我的电话0`, from: expect.any(String), to: chosen, at: at(1) },
    ])
    expect(JSON.stringify(rows)).not.toContain(found._id)
  })

  it('chosen after somebody accepted are told to them, who decide', async () => {
    await person('slow', 'd1')
    const say = chat('o-slow')
    await say(unclear)
    const { _id, category } = await caseOf('slow')
    const leader = { userId: 'leader', name: '王格长', role: 'grid_leader' } as const
    await moveCase(world.town.clerk, _id, 'assign', { person: leader }, at(1))
    expect(await say('B', 2)).toMatch(/^记下了，是.+。已告诉处理 \{号\} 的 王\*\*。$/)
    const found = await caseOf('slow')
    expect([found.category, found.unsorted]).toEqual([category, 'words'])
    expect(found.timeline.at(-1)?.note).toMatch(/^居民说是：/)
  })

  it('are sorted by staff, who may also say that the guess is right', async () => {
    await person('sorted', 'd1')
    await chat('o-sorted')(unclear)
    const before = await caseOf('sorted')
    const { found } = await moveCase(world.town.clerk, before._id, 'recategorise', { category: before.category }, at(1))
    await noteCorrection(before, found, at(1))
    expect(await chipOf(world.town.clerk, 'sorted')).toBeUndefined()
    const rows: unknown[] = []
    for await (const row of trainingRows(new Date(0))) rows.push(row)
    expect(rows).toEqual([{ text: unclear, category: before.category }])
  })

  it('become clear by what is said next', async () => {
    await person('clearer', 'd1')
    const say = chat('o-clearer')
    await say({ kind: 'image', mediaId: 'm' })
    expect(await chipOf(world.town.clerk, 'clearer')).toBe('photo')
    expect(await say('路灯不亮', 1)).toBe('已加到 {号}。')
    expect((await caseOf('clearer')).category).toBe('P0137')
    expect(await chipOf(world.town.clerk, 'clearer')).toBeUndefined()
  })

  it('a letter without a question means nothing', async () => {
    await person('letters', 'd1')
    expect(await chat('o-letters')('A')).toMatch(/^我没听明白/)
  })

  it('a voice without its words waits for somebody to listen', async () => {
    await person('voice', 'd1')
    const usual = world.media
    world.media = Buffer.from('#!AMR\n12345678')
    await chat('o-voice')({ kind: 'voice', mediaId: 'v', format: 'amr' })
    world.media = usual
    expect(await chipOf(world.town.clerk, 'voice')).toBe('voice')
    const { _id } = await caseOf('voice')
    expect((await caseById(_id))?.attachments).toMatchObject([{ kind: 'voice' }])
  })
})
