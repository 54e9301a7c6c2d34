import type { GeoPoint } from '@jinlin/domain/cases/case'
import type { DailySpan } from '@jinlin/domain/clocks/shanghai'
import type { Certificate } from '@jinlin/domain/dispatch/certificates'
import type { Grant } from '@jinlin/domain/people/roles'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'

/**
 * What dispatch knows of a person who can be asked; `_id` = userId. `posts` = the work grants (all but resident).
 * `home` = the base of a leader or tradesperson; `position` = the last one of the phone, kept only while on duty. Points are WGS-84.
 * `certificates` = the papers shown for a trade · `quiet` = the hours of the day in which no offer rings.
 * `rating` = what residents' stars come to (`ratingOf`), written anew with each of them.
 */
export type Staff = {
  _id: string
  name: string
  posts: Grant[]
  skills: string[]
  certificates?: Certificate[]
  quiet?: DailySpan
  onDuty: boolean
  rating: number
  home?: GeoPoint
  position?: GeoPoint
  positionAt?: Date
}

/** Everybody who can be asked to act on a case. */
export const StaffModel = defineModel<Staff>(
  'Staff',
  {
    _id: String,
    name: String,
    posts: [Schema.Types.Mixed],
    skills: [String],
    certificates: Schema.Types.Mixed,
    quiet: Schema.Types.Mixed,
    onDuty: Boolean,
    rating: Number,
    home: Schema.Types.Mixed,
    position: Schema.Types.Mixed,
    positionAt: Date,
  },
  {
    collection: 'staff',
    indexes: [
      [{ onDuty: 1, 'posts.role': 1, home: '2dsphere' }],
      [{ onDuty: 1, 'posts.role': 1, position: '2dsphere' }],
      [{ 'posts.areaPath': 1, 'posts.role': 1 }],
      [{ name: 1, 'posts.areaPath': 1 }],
      [{ 'posts.departmentId': 1 }, { partialFilterExpression: { 'posts.departmentId': { $exists: true } } }],
    ],
  },
)
