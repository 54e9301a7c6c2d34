import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { AreaLevel } from '@jinlin/domain/places/area'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/** GeoJSON in WGS-84; rings are closed, the first is the outline, the others are holes. */
export type AreaPolygon =
  | { type: 'Polygon'; coordinates: [number, number][][] }
  | { type: 'MultiPolygon'; coordinates: [number, number][][][] }

/** A node of the tree city → county → street → community → grid; `_id` = its code. */
export type Area = {
  _id: string
  name: string
  level: AreaLevel
  parentCode?: string
  path: string
  polygon?: AreaPolygon
  center?: GeoPoint
  madeUp?: true
}

/** The tree of areas. After writing, call `areasChanged` so that every process reads it anew. */
export const AreaModel = defineModel<Area>(
  'Area',
  {
    _id: String,
    name: String,
    level: String,
    parentCode: String,
    path: String,
    polygon: Schema.Types.Mixed,
    center: Schema.Types.Mixed,
    madeUp: Boolean,
  },
  { collection: 'areas', indexes: [[{ path: 1 }, { unique: true }], [{ level: 1 }], [{ polygon: '2dsphere' }]] },
)
