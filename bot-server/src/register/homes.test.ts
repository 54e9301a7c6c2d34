import { BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { EntranceModel } from '@jinlin/backend/register/EntranceModel'
import { entranceOf } from '@jinlin/backend/register/entranceSigns'
import { HouseholdModel } from '@jinlin/backend/register/HouseholdModel'
import { paths } from '@jinlin/backend/testing/factories'
import { toGcj02 } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerShapes } from '../openapi/answerShapes'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'
import { buildHomes } from './testing/homes'

const { as } = useTown(useServer())

let scene: string
beforeAll(async () => {
  await buildHomes()
  const building = await BuildingModel.findById('b3').lean()
  scene = (await entranceOf(building!, '2')).scene
  await HouseholdModel.create([{ _id: 'h1', dwellingId: 'd-2-201', areaPath: paths.grid }])
})

describe('whoever scans the code of an entrance', () => {
  it('sees where it is and its doors in order, and no word of who lives there', async () => {
    const { status, body } = await as('resident').post('/api/entrances/scan', { qr: scene })
    expect([status, answerShapes.Entrance.safeParse(body.data).error]).toEqual([200, undefined])
    expect(body.data).toMatchObject({ id: 'b3-2', text: '察哈尔社区 3 号楼 2 单元', estateName: '泉山家园' })
    expect(body.data.doors.map(({ room }: { room: string }) => room)).toEqual(['201', '202', '1001'])
  })

  it('is told the point of its building, and none of one that nobody has put on the map', async () => {
    const seen = async (id: string) => (await as('resident').get(`/api/entrances/${id}`)).body.data.point
    const building = await BuildingModel.findById('b3').lean()
    expect(await seen('b3-2')).toEqual(toGcj02(building!.point!))
    await BuildingModel.updateOne({ _id: 'b10' }, { $unset: { point: 1 } })
    expect(await seen('b10-1')).toBeUndefined()
  })

  it('of one door is shown that door', async () => {
    const { body } = await as('resident').post('/api/entrances/scan', { qr: 'JL-d-2-202' })
    expect(body.data).toMatchObject({ id: 'b3-2', doorId: 'd-2-202' })
  })

  it.each(['nothing', 'http://weixin.qq.com/q/strange', '<script>', 'b3-2', 'JE'])(
    'learns nothing from %s',
    async (qr) => expect(refusedAs(await as('resident').post('/api/entrances/scan', { qr }))).toEqual([400, 'invalid']),
  )

  it('cannot guess the next one: a scene has 120 bits and is the same ever after', async () => {
    const building = await BuildingModel.findById('b3').lean()
    const made = await Promise.all(Array.from({ length: 8 }, () => entranceOf(building!, '1')))
    expect(new Set(made.map((each) => each.scene)).size).toBe(1)
    expect(made[0]?.scene).toMatch(/^JE[\w-]{20}$/)
    expect(made[0]?.scene).not.toBe(scene)
    expect(await EntranceModel.countDocuments({ buildingId: 'b3' })).toBe(2)
  })
})

describe('whoever binds a home', () => {
  it('may leave the door out', async () => {
    const { body } = await as('neighbour').post('/api/me/home', { entranceId: 'b3-2' })
    expect(answerShapes.Person.safeParse(body.data).error).toBeUndefined()
    expect(body.data.home).toMatchObject({ entranceId: 'b3-2', text: '泉山家园3号楼2单元' })
    expect(body.data.dwelling).toBeUndefined()
  })

  it('picks a free door and says what they are there', async () => {
    const { body } = await as('neighbour').post('/api/me/home', {
      entranceId: 'b3-2',
      dwellingId: 'd-2-202',
      relation: 'tenant',
    })
    expect(body.data.dwelling).toMatchObject({ id: 'd-2-202' })
    expect(body.data.home).toEqual(expect.objectContaining({ relation: 'tenant' }))
    expect(body.data.home.toCheck).toBeUndefined()
  })

  it('keeps the door when the same code is scanned once more without one', async () => {
    const { body } = await as('neighbour').post('/api/me/home', { entranceId: 'b3-2' })
    expect(body.data).toMatchObject({ dwelling: { id: 'd-2-202' }, home: { relation: 'tenant' } })
  })

  it.each(['d-2-201', 'd-2-202'])(
    'behind a taken door (%s) is bound, and checked at the next visit',
    async (dwellingId) => {
      const { body } = await as('resident').post('/api/me/home', { entranceId: 'b3-2', dwellingId, relation: 'family' })
      expect(body.data).toMatchObject({ dwelling: { id: dwellingId }, home: { toCheck: true } })
      expect(JSON.stringify(body)).not.toContain('h1')
    },
  )

  it('elsewhere leaves the old door behind', async () => {
    const { body } = await as('resident').post('/api/me/home', { entranceId: 'b10-1' })
    expect(body.data).toMatchObject({ home: { entranceId: 'b10-1' } })
    expect(body.data.dwelling).toBeUndefined()
  })

  it('cannot bind a door of another entrance, nor one that does not exist', async () => {
    for (const wrong of [
      { entranceId: 'b3-1', dwellingId: 'd-2-201' },
      { entranceId: 'b3-9' },
      { entranceId: 'nowhere-1' },
    ])
      expect((await as('resident').post('/api/me/home', wrong)).status).toBe(400)
  })
})

describe('whoever has no code at hand', () => {
  it('finds the estate by how its name begins, a page at a time', async () => {
    const first = await as('resident').get(`/api/estates?name=${encodeURIComponent('泉')}&limit=1`)
    const second = await as('resident').get(
      `/api/estates?name=${encodeURIComponent('泉')}&limit=1&cursor=${encodeURIComponent(first.body.data.nextCursor)}`,
    )
    const names = [...first.body.data.items, ...second.body.data.items].map(({ name }: { name: string }) => name)
    expect(names.sort()).toEqual(['泉山家园', '泉水里'].sort())
    expect(second.body.data.nextCursor).toBeNull()
    expect((await as('resident').get(`/api/estates?name=${encodeURIComponent('山')}`)).body.data.items).toEqual([])
  })

  it('then the building, by number, and the entrance', async () => {
    const { body } = await as('resident').get('/api/estates/e1/buildings')
    expect(body.data.items.map(({ number }: { number: string }) => number)).toEqual(['3', '10'])
    expect(body.data.items[0].entrances).toEqual([
      { id: 'b3-1', number: '1' },
      { id: 'b3-2', number: '2' },
    ])
    expect((await as('resident').get('/api/entrances/b3-2')).body.data.doors).toHaveLength(3)
    expect(refusedAs(await as('resident').get('/api/estates/none/buildings'))).toEqual([404, 'not_found'])
  })
})
