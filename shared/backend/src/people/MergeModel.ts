import { defineModel } from '../infra/defineModel'

/** Two persons who became one, as long as a message that was under way may still write for the one who is gone: `_id` = who is gone, `into` = who they are, `wakeAt` = when what was written meanwhile is moved. */
export type Merge = { _id: string; into: string; wakeAt: Date }

/** Merges that are owed their second look; gone with it. */
export const MergeModel = defineModel<Merge>(
  'Merge',
  { _id: String, into: String, wakeAt: Date },
  { collection: 'merges', indexes: [[{ wakeAt: 1 }]] },
)
