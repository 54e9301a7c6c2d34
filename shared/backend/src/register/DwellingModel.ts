import type { GeoPoint } from '@jinlin/domain/cases/case'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** One door. `areaPath` reaches down to its grid; `address` = `{estate}{building}号楼{entrance}单元{room}`; `qr` = the code on its building's sign. */
export type Dwelling = {
  _id: string
  buildingId: string
  estateId: string
  entrance: string
  room: string
  floor?: number
  areaPath: string
  gridCode: string
  address: string
  point: GeoPoint
  qr?: string
  madeUp?: true
}

/** All dwellings. */
export const DwellingModel = defineModel<Dwelling>(
  'Dwelling',
  {
    _id: String,
    buildingId: String,
    estateId: String,
    entrance: String,
    room: String,
    floor: Number,
    areaPath: String,
    gridCode: String,
    address: String,
    point: Schema.Types.Mixed,
    qr: String,
    madeUp: Boolean,
  },
  {
    collection: 'dwellings',
    indexes: [
      [{ buildingId: 1, entrance: 1, room: 1 }, { unique: true }],
      [{ qr: 1 }, { unique: true, partialFilterExpression: { qr: { $exists: true } } }],
      [{ areaPath: 1, address: 1 }],
    ],
  },
)
