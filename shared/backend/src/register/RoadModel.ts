import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/**
 * A road of one district, through however many communities it runs; the name is unique there, `aliases` are what people call it as well.
 * `line` = its middle in WGS-84; house numbers run from 1 at its beginning to `lastNumber` at its end, as far as they are known.
 */
export type Road = {
  _id: string
  name: string
  aliases?: string[]
  areaPath: string
  line: { type: 'LineString'; coordinates: [number, number][] }
  lastNumber?: number
  madeUp?: true
}

/** All roads. */
export const RoadModel = defineModel<Road>(
  'Road',
  {
    _id: String,
    name: String,
    aliases: { type: [String], default: undefined },
    areaPath: String,
    line: Schema.Types.Mixed,
    lastNumber: Number,
    madeUp: Boolean,
  },
  { collection: 'roads', indexes: [[{ areaPath: 1, name: 1 }, { unique: true }]] },
)
