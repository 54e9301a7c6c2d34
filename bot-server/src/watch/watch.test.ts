import { paths } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'

const { as, file, seek } = useTown(useServer())
const list = (who: string, area: string, more = '') => as(who).get(`/api/watch?area=${area}${more}`)
const figures = (who: string, area: string) => as(who).get(`/api/watch/figures?area=${area}`)

describe('the board of an area', () => {
  it('shows what breaks next, who is asked, and goes on by cursor', async () => {
    const first = await file('resident')
    await seek(first.id)
    const second = await file('neighbour')
    const { body } = await list('clerk', paths.community, '&limit=1')
    expect(answerShapes.DuePage.safeParse(body.data).error).toBeUndefined()
    expect(body.data.items).toMatchObject([
      { id: first.id, kind: 'respond', late: false, person: '王**', areaName: '第一网格' },
    ])
    const next = await list('clerk', paths.community, `&cursor=${body.data.nextCursor}`)
    expect(next.body.data).toMatchObject({ items: [{ id: second.id }], nextCursor: null })
  })

  it('counts by area and by person', async () => {
    const { body } = await figures('dispatcher', paths.county)
    expect(answerShapes.WatchFigures.safeParse(body.data).error).toBeUndefined()
    expect(body.data).toMatchObject({
      total: { respondSoon: 2, respondLate: 0 },
      areas: [{ path: paths.street, name: '泉山街道', respondSoon: 2 }],
      people: [{ userId: 'leader', name: '王**', respondSoon: 1 }],
    })
  })

  it('is for superiors of the area', async () => {
    for (const ask of [list, figures]) {
      expect(refusedAs(await ask('clerk', paths.county))).toEqual([404, 'not_found'])
      expect(refusedAs(await ask('leader', paths.grid))[0]).toBe(403)
      expect(refusedAs(await ask('clerk', 'x'))).toEqual([400, 'invalid'])
    }
    expect(refusedAs(await list('clerk', paths.community, '&cursor=made.up'))).toEqual([400, 'invalid'])
  })
})
