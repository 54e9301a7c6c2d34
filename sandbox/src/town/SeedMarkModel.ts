import { defineModel } from '@jinlin/backend/infra/defineModel'
import type { TownPerson } from './people'

/** Says that a town stands whole in this database, with the people the desk and the fake WeChat need; `_id` = `town`; `townId` is another one after `--fresh`, and missing where the town was sown before there were any. */
export type SeedMark = { _id: string; townId?: string; seed: number; recipe: string; people: TownPerson[] }

/** The one mark of a seeded database. */
export const SeedMarkModel = defineModel<SeedMark>(
  'SeedMark',
  { _id: String, townId: String, seed: Number, recipe: String, people: [Object] },
  { collection: 'sandboxSeed' },
)
