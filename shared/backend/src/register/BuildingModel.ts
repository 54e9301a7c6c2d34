import type { GeoPoint } from '@jinlin/domain/cases/case'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** A building with its entrances (单元); the number is unique in its estate. */
export type Building = {
  _id: string
  estateId: string
  number: string
  areaPath: string
  floors: number
  entrances: string[]
  hasLift?: boolean
  point?: GeoPoint
  madeUp?: true
}

/** All buildings. */
export const BuildingModel = defineModel<Building>(
  'Building',
  {
    _id: String,
    estateId: String,
    number: String,
    areaPath: String,
    floors: Number,
    entrances: [String],
    hasLift: Boolean,
    point: Schema.Types.Mixed,
    madeUp: Boolean,
  },
  { collection: 'buildings', indexes: [[{ estateId: 1, number: 1 }, { unique: true }], [{ areaPath: 1 }]] },
)
