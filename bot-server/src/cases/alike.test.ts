import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { here, useTown } from '../testing/useTown'

const { as, file, seek } = useTown(useServer())

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
})
