import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { catchUpCase } from '@jinlin/backend/cases/catchUpCase'
import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as, file, seek, give } = useTown(useServer())

const phone = '13812345678'
const id = '152601198001011234'
const words = `灯不亮，打我电话 ${phone}，身份证 ${id}`
const masked = '灯不亮，打我电话 138****5678，身份证 1526**********1234'
const numbers = /13812345678|152601198001011234|98765432/

/** A report with a phone and an ID number in its words, and one more phone in a note. */
const filed = async (): Promise<string> => {
  const { id: caseId } = await file('resident', { ...lamp, words })
  await give('resident', caseId, { command: 'add_note', note: '或者打 13998765432' })
  return caseId
}
const read = async (who: string, caseId: string) => (await as(who).get(`/api/cases/${caseId}`)).body.data

describe('words with a phone and an ID number in them', () => {
  it('are read by a neighbour who follows without the numbers, in words, notes and lists', async () => {
    const caseId = await filed()
    await file('neighbour')
    await give('neighbour', caseId, { command: 'follow' })
    const seen = await read('neighbour', caseId)
    expect(seen.words).toBe(masked)
    const notes = seen.timeline.flatMap(({ note }: { note?: string }) => note ?? [])
    expect(notes).toEqual(['或者打 139****5432'])
    expect(JSON.stringify(seen)).not.toMatch(numbers)
    expect(JSON.stringify((await as('neighbour').get('/api/cases?limit=50')).body)).not.toMatch(numbers)
  })

  it('are not in the answer that names a neighbour’s report', async () => {
    await filed()
    const { similar } = await file('neighbour')
    expect(similar).toBeDefined()
    expect(JSON.stringify(similar)).not.toMatch(/灯|138|1526/)
  })

  it('are read as they were written by the reporter, whoever is asked and the staff whose area it is', async () => {
    const caseId = await filed()
    await seek(caseId)
    for (const who of ['resident', 'leader', 'clerk', 'dispatcher']) {
      const seen = await read(who, caseId)
      expect([who, seen.words]).toEqual([who, words])
      expect(JSON.stringify(seen)).toContain('13998765432')
    }
  })

  it('are masked for leaders of other grids while they may claim, and whole for the one who claimed', async () => {
    const caseId = await filed()
    const found = await CaseModel.findById(caseId).lean()
    if (found) await catchUpCase(found, new Date(Date.now() + 7 * 60_000))
    await as('leader2').put('/api/me/position', { point: lamp.point })
    const pool: { id: string; words: string }[] = (await as('leader2').get('/api/me/tasks')).body.data.pool
    const seen = pool.find((each) => each.id === caseId)
    expect(seen?.words).toBe(masked)
    expect(JSON.stringify(seen)).not.toMatch(numbers)
    expect((await give('leader2', caseId, { command: 'claim' })).body.data.words).toBe(words)
  })
})
