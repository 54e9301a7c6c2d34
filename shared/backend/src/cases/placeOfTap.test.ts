import { toGcj02 } from '@jinlin/domain/places/geo'
import { beforeAll, describe, expect, it } from 'vitest'
import { AccountModel } from '../accounts/AccountModel'
import { DwellingModel } from '../register/DwellingModel'
import { aTap } from '../testing/aTap'
import { at, buildTown, paths, type Town } from '../testing/factories'
import { refusal } from '../testing/refusal'
import { useStores } from '../testing/useStores'
import { CaseModel } from './CaseModel'
import { fileCase, type Tap } from './fileCase'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const tap = (overrides: Partial<Tap> = {}) => aTap(now, overrides)
const tapAt = (east: number, north: number): Pick<Tap, 'point'> => {
  const [x, y] = at(east, north).coordinates
  return { point: { lng: x, lat: y, datum: 'wgs84' } }
}
const nowhere = (overrides: Partial<Tap>): Tap => {
  const { point: _point, ...rest } = tap()
  return { ...rest, ...overrides }
}
const account = (_id: string, areaPath: string) =>
  AccountModel.create([
    {
      _id,
      name: _id,
      appId: `wx${_id}`,
      originalId: _id,
      secret: 's',
      token: 't',
      encodingAesKey: 'k',
      mode: 'plain',
      areaPath,
    },
  ])

let town: Town
beforeAll(async () => {
  town = await buildTown()
  await account('community', paths.community)
  await account('centre', paths.county)
  await DwellingModel.create([
    {
      _id: 'door',
      buildingId: 'b3',
      estateId: 'e1',
      entrance: '2',
      room: '501',
      areaPath: paths.grid2,
      gridCode: '150902002002002',
      address: '虎山小区3号楼2单元501',
      point: at(700, 100),
    },
  ])
})

describe('the place of a tap', () => {
  const placed: [string, Tap, object][] = [
    ['a point in a grid', tap(), { level: 'grid', place: { areaPath: paths.grid, gridCode: '150902002002001' } }],
    [
      'a point of WeChat’s map',
      tap({ point: toGcj02(at(250, 220)) }),
      { level: 'grid', place: { areaPath: paths.grid } },
    ],
    ['400 m outside every grid', tap(tapAt(250, -400)), { level: 'grid', place: { areaPath: paths.grid } }],
    ['600 m outside every grid', tap(tapAt(250, -600)), { level: 'district', place: { areaPath: paths.county } }],
    [
      'a dwelling',
      nowhere({ dwellingId: 'door' }),
      { level: 'grid', place: { areaPath: paths.grid2, dwellingId: 'door' } },
    ],
    [
      'unknown, to a community’s account',
      nowhere({ placeUnknown: true, accountKey: 'community' }),
      { level: 'community', place: { areaPath: paths.community, unknown: true } },
    ],
    [
      'unknown, to the centre’s account',
      nowhere({ placeUnknown: true, accountKey: 'centre' }),
      { level: 'district', place: { areaPath: paths.county, unknown: true } },
    ],
    [
      'unknown, from the mini-program',
      nowhere({ placeUnknown: true }),
      { level: 'district', place: { areaPath: paths.county, unknown: true } },
    ],
  ]
  it.each(placed)('%s', async (_, one, expected) => {
    expect((await fileCase(town.resident, one, now)).found).toMatchObject(expected)
  })

  const refused: [string, Tap, string][] = [
    ['nothing said', nowhere({}), 'place_missing'],
    ['a dwelling nobody knows', nowhere({ dwellingId: 'nowhere' }), 'place_missing'],
    ['outside the city', tap({ point: { lng: 116.4, lat: 39.9, datum: 'wgs84' } }), 'place_outside'],
  ]
  it.each(refused)('%s is refused and stores nothing', async (_, one, code) => {
    expect((await refusal(fileCase(town.resident, one, now))).code).toBe(code)
    expect(await CaseModel.countDocuments({ key: one.key })).toBe(0)
  })

  it('unknown gives people ten minutes to name one, by the policy’s clock', async () => {
    const { found } = await fileCase(town.resident, nowhere({ placeUnknown: true, undoSeconds: 5 }), now)
    expect(found.dispatchAt).toEqual(new Date(now.getTime() + 600_000))
  })
})
