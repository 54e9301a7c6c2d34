import { CaseModel, type StoredCase } from '@jinlin/backend/cases/CaseModel'
import { handOverNews } from '@jinlin/backend/notifications/handOverNews'
import { shortNumber } from '@jinlin/domain/words/persons'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { here, useTown } from '../testing/useTown'

const { as, file, give, photo, seek } = useTown(useServer())

describe('a leader who is asked', () => {
  it('is told what it may be the same as, and nobody else is', async () => {
    const first = await file('neighbour', { category: 'E0101', point: here, words: '垃圾桶满了' })
    const { id } = await file('resident', { category: 'E0101', point: here, words: '垃圾桶满了没人管' })
    await seek(id)
    const { body } = await as('leader').get(`/api/cases/${id}/alike`)
    expect(answerShapes.AlikeCases.safeParse(body.data).error).toBeUndefined()
    expect(body.data.items).toMatchObject([{ id: first.id, number: first.number, metres: 0 }])
    expect(JSON.stringify(body)).not.toContain('邻二')
    expect(refusedAs(await as('resident').get(`/api/cases/${id}/alike`))[0]).toBe(403)
    expect(refusedAs(await as('plumber').get(`/api/cases/${id}/alike`))).toEqual([404, 'not_found'])
  })

  it('asks the officer on duty to merge them: told once, with both numbers, and seen on the case', async () => {
    const first = await file('neighbour', { category: 'E0101', point: here, words: '垃圾没人收' })
    const { id, number } = await file('resident', { category: 'E0101', point: here, words: '垃圾没有人收' })
    await seek(id)
    const note = '可能和这一件是同一件事，请并案'
    for (let n = 0; n < 2; n += 1) await give('leader', id, { command: 'add_note', note, mergeInto: first.id })
    const found = await CaseModel.findById(id).lean<StoredCase>()
    if (found) await handOverNews(found, new Date())
    const { items } = (await as('clerk').get('/api/me/news')).body.data
    const told = items.filter(({ caseId }: { caseId: string }) => caseId === id)
    expect(told).toHaveLength(1)
    expect(told[0].text).toContain(`请并案：${shortNumber(number)}`)
    expect(told[0].text).toContain(`可能和 ${shortNumber(first.number)} 是同一件事`)
    const seen = (await as('clerk').get(`/api/cases/${id}`)).body.data
    expect(answerShapes.Case.safeParse(seen).error).toBeUndefined()
    expect(seen.timeline.filter(({ mergeInto }: { mergeInto?: string }) => mergeInto === first.id)).toHaveLength(1)
    expect(seen.commands).toContain('merge')
    expect(JSON.stringify((await as('resident').get(`/api/cases/${id}`)).body)).not.toContain('请并案')
    expect(refusedAs(await give('leader', id, { command: 'add_note', note, mergeInto: 'none' }))).toEqual([
      404,
      'not_found',
    ])
  })
})

describe('a leader whose matter came back', () => {
  it('is shown no wish of before, and asks anew', async () => {
    const first = await file('neighbour', { category: 'E0101', point: here, words: '垃圾桶破了' })
    const { id } = await file('resident', { category: 'E0101', point: here, words: '垃圾桶坏了' })
    await seek(id)
    const asks = { command: 'add_note', note: '请并案', mergeInto: first.id }
    const wishes = async () => {
      const { timeline } = (await as('leader').get(`/api/cases/${id}`)).body.data
      return timeline.filter(({ mergeInto }: { mergeInto?: string }) => mergeInto === first.id).length
    }
    await give('leader', id, asks)
    await give('leader', id, { command: 'accept' })
    expect(await wishes()).toBe(1)
    await give('leader', id, { command: 'resolve', note: '换好了', attachmentIds: [await photo('leader', 'after')] })
    await give('resident', id, { command: 'reopen', reason: '又坏了' })
    expect(await wishes()).toBe(0)
    await give('leader', id, asks)
    expect(await wishes()).toBe(1)
  })
})

describe('whoever only reported', () => {
  it('is not refused for a case they may not see: their words are taken, and nobody is asked for a merge', async () => {
    const other = await file('neighbour', { category: 'E0101', point: here, words: '垃圾桶倒了' })
    const { id } = await file('resident', { category: 'E0101', point: here, words: '垃圾桶翻了' })
    const note = '和邻居说的是一件事'
    for (const mergeInto of [other.id, 'none']) {
      const { status, body } = await give('resident', id, { command: 'add_note', note, mergeInto })
      expect([status, body.data.timeline.at(-1).note]).toEqual([200, note])
    }
    const found = await CaseModel.findById(id).lean<StoredCase>()
    expect(found?.timeline.filter(({ mergeInto }) => mergeInto)).toEqual([])
  })
})
