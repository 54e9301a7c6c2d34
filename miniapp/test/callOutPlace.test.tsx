import { beforeEach, describe, expect, it } from 'vitest'
import { setSandboxPoint } from '../src/services/location'
import { placeNow, report } from '../src/services/report'
import { aPerson, FakeTown } from './fakeTown'
import { openPhone } from './pageHelp'

const home = { lng: 113.116, lat: 41.034 }
const metresEast = (metres: number) => ({
  lng: home.lng + metres / (111_195 * Math.cos((home.lat * Math.PI) / 180)),
  lat: home.lat,
})

describe('where a call-out is', () => {
  beforeEach(() =>
    openPhone(
      new FakeTown(
        aPerson({ dwelling: { id: 'd-1', text: '泉山家园 1 号楼 101', point: { ...home, datum: 'gcj02' } } }),
      ),
    ),
  )

  it.each([
    ['at home, it has the door', 'H0102', 40, 'home'],
    ['as far off as a phone indoors errs, too', 'H0102', 145, 'home'],
    ['at work, it is there', 'H0102', 400, 'here'],
    ['of no trade, it is where the phone is', 'P0137', 40, 'here'],
  ])('%s', (_, category, metres, kind) => {
    setSandboxPoint(metresEast(metres))
    expect(placeNow(category).kind).toBe(kind)
    expect(report(category).place).toBe(kind)
  })
})
