import { defineModel } from '../infra/defineModel'

/** Who an area names as its duty officers, in order; `_id` = the area's path, or `path#department`. Without a record: whoever of the level is on duty. `version` counts how often people have set it. */
export type Roster = { _id: string; userIds: string[]; version?: number }

/** The areas' rosters; people set them by `setRoster`. */
export const RosterModel = defineModel<Roster>(
  'Roster',
  { _id: String, userIds: [String], version: Number },
  { collection: 'rosters' },
)
