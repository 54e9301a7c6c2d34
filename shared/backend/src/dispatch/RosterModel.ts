import { defineModel } from '../infra/defineModel'

/** Who an area names as its duty officers, in order; `_id` = the area's path, or `path#department`. Without a record: whoever of the level is on duty. */
export type Roster = { _id: string; userIds: string[] }

/** The areas' rosters. */
export const RosterModel = defineModel<Roster>('Roster', { _id: String, userIds: [String] }, { collection: 'rosters' })
