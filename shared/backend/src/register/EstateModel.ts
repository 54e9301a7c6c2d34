import type { GeoPoint } from '@jinlin/domain/cases/case'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** An estate of one community; the name is unique there. */
export type Estate = {
  _id: string
  name: string
  communityCode: string
  areaPath: string
  center?: GeoPoint
  madeUp?: true
}

/** All estates. */
export const EstateModel = defineModel<Estate>(
  'Estate',
  { _id: String, name: String, communityCode: String, areaPath: String, center: Schema.Types.Mixed, madeUp: Boolean },
  {
    collection: 'estates',
    indexes: [[{ communityCode: 1, name: 1 }, { unique: true }], [{ name: 1, _id: 1 }], [{ areaPath: 1 }]],
  },
)
