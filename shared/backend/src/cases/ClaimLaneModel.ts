import { defineModel } from '../infra/defineModel'

/** One document for each person who claims; `_id` = userId. Every claim raises it in its transaction, so that of two at once one is decided after the other. */
export type ClaimLane = { _id: string; claims: number }

/** What makes the cap exact across processes. */
export const ClaimLaneModel = defineModel<ClaimLane>(
  'ClaimLane',
  { _id: String, claims: Number },
  { collection: 'claimLanes' },
)
