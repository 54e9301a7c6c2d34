import type { GroupCode, GroupKind } from '@jinlin/domain/groups/group'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/**
 * The group of an estate, a building or an entrance. `scope` = the id of that estate, building or entrance, or of the grid where the register has no estates yet.
 * `code` = what people scan: a join way's picture, or the plain group's own with its end. `openGId` = WeChat's id of the plain group, known once somebody
 * who looks after it has opened the card in it. `wakeAt` = when its steward must be told something next.
 */
export type Group = {
  _id: string
  name: string
  kind: GroupKind
  scope: string
  estateId?: string
  buildingId?: string
  areaPath: string
  stewardId?: string
  code?: GroupCode
  joinWay?: { corpKey: string; configId: string }
  openGId?: string
  told: string[]
  askedAt?: Date
  wakeAt: Date | null
  createdAt: Date
  madeUp?: true
}

/** All groups. */
export const GroupModel = defineModel<Group>(
  'Group',
  {
    _id: String,
    name: String,
    kind: String,
    scope: String,
    estateId: String,
    buildingId: String,
    areaPath: String,
    stewardId: String,
    code: Schema.Types.Mixed,
    joinWay: Schema.Types.Mixed,
    openGId: String,
    told: [String],
    askedAt: Date,
    wakeAt: Date,
    createdAt: Date,
    madeUp: Boolean,
  },
  {
    collection: 'groups',
    indexes: [
      [{ scope: 1 }, { unique: true }],
      [{ areaPath: 1, _id: 1 }],
      [{ stewardId: 1 }, { partialFilterExpression: { stewardId: { $exists: true } } }],
      [{ openGId: 1 }, { unique: true, partialFilterExpression: { openGId: { $exists: true } } }],
      [{ 'code.attachmentId': 1 }, { partialFilterExpression: { 'code.attachmentId': { $exists: true } } }],
      [{ wakeAt: 1 }, { partialFilterExpression: { wakeAt: { $gt: new Date(0) } } }],
    ],
  },
)
