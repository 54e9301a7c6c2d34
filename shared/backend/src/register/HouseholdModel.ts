import { defineModel } from '../infra/defineModel'

/** A household in one dwelling; one dwelling may hold several. `headId` is a resident. */
export type Household = { _id: string; dwellingId: string; areaPath: string; headId?: string; madeUp?: true }

/** All households. */
export const HouseholdModel = defineModel<Household>(
  'Household',
  { _id: String, dwellingId: String, areaPath: String, headId: String, madeUp: Boolean },
  { collection: 'households', indexes: [[{ dwellingId: 1 }], [{ areaPath: 1 }]] },
)
