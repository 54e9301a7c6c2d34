import type { HomeRelation } from '@jinlin/domain/groups/home'
import type { Grant } from '@jinlin/domain/people/roles'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/**
 * A person. `openids` = `appId:openid`, one per account and mini-program; `phone` is sealed by the vault; `madeUp` marks people of a seeded town.
 * `unionidAskedAt` = when WeChat was last asked again who somebody without a unionid is; `unionidElsewhere` = their unionid is somebody else's here, and the two
 * have too much to be made one. `formerIds` = ids under which they once wrote, before they were met again.
 */
export type User = {
  _id: string
  name: string
  phone?: string
  openids: string[]
  unionid?: string
  unionidAskedAt?: Date
  unionidElsewhere?: true
  formerIds?: string[]
  grants: Grant[]
  /** The door, and the entrance it is in; the entrance alone when no door was chosen. */
  dwellingId?: string
  entranceId?: string
  relation?: HomeRelation
  /** Somebody lives behind that door already: the grid leader asks at the next visit. */
  homeToCheck?: true
  boundAt?: Date
  status: 'active' | 'suspended'
  createdAt: Date
  madeUp?: true
}

/** How a person of one account or mini-program is written in `openids`. */
export const openidKey = (appId: string, openid: string): string => `${appId}:${openid}`

/** Everybody who ever signed in, wrote to an account, or works here. */
export const UserModel = defineModel<User>(
  'User',
  {
    _id: String,
    name: String,
    phone: String,
    openids: [String],
    unionid: String,
    unionidAskedAt: Date,
    unionidElsewhere: Boolean,
    formerIds: { type: [String], default: undefined },
    grants: [Schema.Types.Mixed],
    dwellingId: String,
    entranceId: String,
    relation: String,
    homeToCheck: Boolean,
    boundAt: Date,
    status: String,
    createdAt: Date,
    madeUp: Boolean,
  },
  {
    collection: 'users',
    indexes: [
      [{ openids: 1 }, { unique: true, partialFilterExpression: { openids: { $gt: '' } } }],
      [{ unionid: 1 }, { unique: true, partialFilterExpression: { unionid: { $exists: true } } }],
      [{ formerIds: 1 }, { partialFilterExpression: { formerIds: { $gt: '' } } }],
      [{ dwellingId: 1 }, { partialFilterExpression: { dwellingId: { $exists: true } } }],
      [{ 'grants.role': 1, 'grants.areaPath': 1 }],
    ],
  },
)
