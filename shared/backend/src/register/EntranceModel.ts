import { defineModel } from '../infra/defineModel'

/**
 * One entrance (单元) of a building with the code on its wall; `_id` = the building's and its number. `scene` cannot be guessed: knowing one tells
 * nothing of the next. `url` = what WeChat's permanent code of the community's account says, made when the first sheet is printed.
 */
export type Entrance = {
  _id: string
  buildingId: string
  estateId: string
  number: string
  areaPath: string
  scene: string
  url?: string
  accountKey?: string
}

/** All entrances that have a sign. */
export const EntranceModel = defineModel<Entrance>(
  'Entrance',
  {
    _id: String,
    buildingId: String,
    estateId: String,
    number: String,
    areaPath: String,
    scene: String,
    url: String,
    accountKey: String,
  },
  {
    collection: 'entrances',
    indexes: [
      [{ scene: 1 }, { unique: true }],
      [{ url: 1 }, { unique: true, partialFilterExpression: { url: { $exists: true } } }],
      [{ estateId: 1 }],
    ],
  },
)
