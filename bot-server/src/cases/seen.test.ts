import { leaves } from '@jinlin/domain/categories/catalogue'
import { describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as, file, seek, give } = useTown(useServer())

describe('a list', () => {
  it('comes by pages, newest first, and its cursor is of use to nobody else', async () => {
    for (let n = 0; n < 3; n += 1) await file('secretary')
    const first = await as('secretary').get('/api/cases?mine=1&limit=2')
    expect(answerShapes.CasePage.safeParse(first.body.data).error).toBeUndefined()
    const { items, nextCursor } = first.body.data
    const second = await as('secretary').get(`/api/cases?mine=1&limit=2&cursor=${nextCursor}`)
    const ids = [...items, ...second.body.data.items].map(({ id }: { id: string }) => id)
    expect(ids).toEqual([...ids].sort().reverse())
    expect([new Set(ids).size, second.body.data.nextCursor]).toEqual([3, null])
    const stolen = await as('clerk').get(`/api/cases?cursor=${nextCursor}`)
    expect([stolen.status, stolen.body.error.code]).toEqual([400, 'invalid'])
  })

  it('holds what one may see: own, the community’s, or nothing', async () => {
    const { id } = await file()
    const sees = async (who: string, query = '') =>
      (await as(who).get(`/api/cases?limit=50${query}`)).body.data.items.some((each: { id: string }) => each.id === id)
    expect([await sees('resident'), await sees('clerk'), await sees('leader')]).toEqual([true, true, true])
    expect([await sees('stranger'), await sees('leader2')]).toEqual([false, false])
    expect([await sees('clerk', '&state=open'), await sees('clerk', '&state=done')]).toEqual([true, false])
    expect([await sees('clerk', '&category=P0137'), await sees('clerk', '&category=E2301')]).toEqual([true, false])
  })
})

describe('what a viewer sees of a case', () => {
  it('the reporter: who is asked and how far away; how busy they are only those asked and staff', async () => {
    const { id } = await file()
    await seek(id)
    const seen = async (who: string) => JSON.stringify((await as(who).get(`/api/cases/${id}`)).body.data)
    expect(await seen('resident')).toContain('负责这一片')
    expect(await seen('resident')).not.toMatch(/当前 \d 单/)
    for (const who of ['leader', 'clerk']) expect(await seen(who)).toMatch(/当前 \d 单/)
  })

  it('the reporter: the exact place, the own name masked, nothing for staff', async () => {
    const { id } = await file('resident', { ...lamp, placeText: '3 号楼旁' })
    await give('clerk', id, { command: 'add_note', note: '只给同事看', visibility: 'staff' })
    const { data } = (await as('resident').get(`/api/cases/${id}`)).body
    expect(data.reporter).toMatchObject({ name: '居**', mine: true })
    expect(data.place.point.lng).toBeCloseTo(lamp.point.lng, 4)
    expect(data.place).toMatchObject({ areaName: '察哈尔社区', gridName: '第一网格', text: '3 号楼旁' })
    expect(JSON.stringify(data)).not.toContain('只给同事看')
    const staff = (await as('clerk').get(`/api/cases/${id}`)).body.data
    expect(JSON.stringify(staff)).toContain('只给同事看')
    expect(staff.reporter).toMatchObject({ name: '居**', mine: false })
  })

  it('a follower: no reporter anywhere, the place to 100 metres', async () => {
    const { id } = await file('resident', { ...lamp, placeText: '3 号楼旁' })
    await file('neighbour')
    const followed = await give('neighbour', id, { command: 'follow' })
    expect(followed.status).toBe(200)
    const { data } = (await as('neighbour').get(`/api/cases/${id}`)).body
    expect(data.reporter).toBeUndefined()
    expect(data.timeline[0].who).toBe('居民')
    expect(JSON.stringify(data)).not.toMatch(/居一|居\*\*|3 号楼旁/)
    expect(Math.abs(data.place.point.lng - lamp.point.lng)).toBeLessThan(0.002)
    expect(data.place.point.lng).not.toBeCloseTo(lamp.point.lng, 6)
  })

  it('of a call-out: how far away the plumber still is, while the phone tells', async () => {
    const { id } = await file('resident', { category: 'H0102', point: lamp.point })
    await seek(id)
    await as('plumber').put('/api/me/position', { point: { ...lamp.point, lat: lamp.point.lat + 0.002 } })
    await give('plumber', id, { command: 'accept' })
    const { assignee } = (await as('resident').get(`/api/cases/${id}`)).body.data
    expect(assignee).toMatchObject({ name: '赵师傅', role: 'tradesperson' })
    expect(Math.abs(assignee.metres - 222)).toBeLessThan(15)
  })

  it('of a restricted matter: who reported is known to whoever works on it, not to all of the staff', async () => {
    const code = leaves.find(({ restricted }) => restricted)?.code
    const { id } = await file('resident', { category: code, point: lamp.point })
    expect((await as('clerk').get(`/api/cases/${id}`)).status).toBe(404)
    const seen = (await as('secretary').get(`/api/cases/${id}`)).body.data
    expect(seen.reporter).toBeUndefined()
    expect(JSON.stringify(seen)).not.toContain('居**')
    expect((await as('resident').get(`/api/cases/${id}`)).body.data.reporter.mine).toBe(true)
  })

  it('names are masked for everybody', async () => {
    const { id } = await file()
    await seek(id)
    for (const who of ['resident', 'leader', 'clerk', 'dispatcher'])
      expect(JSON.stringify((await as(who).get(`/api/cases/${id}`)).body)).not.toMatch(/王格长|居一|钱社工/)
  })
})
