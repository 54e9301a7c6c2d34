import type { Case } from '@jinlin/domain/cases/case'
import { Schema } from 'mongoose'
import { defineModel } from '../infra/defineModel'
import { asleep } from './asleep'

const free = Schema.Types.Mixed

/** A case as it is stored: the domain's, and what the backend alone needs beside the fold. */
export type StoredCase = Case & {
  /** `family|cell` of the position, for finding neighbours' reports of the same thing; absent without a point. */
  near?: string
  /** Paths of its place's area and of all above it, for the lists of those who answer for one of them. */
  areas?: string[]
  /** When the next promise will be broken (`dueBy` of the domain); absent when none is open. */
  dueBy?: Date
  /** An open matter of life: whoever looks for what is due finds these first. */
  rush?: true
  /** Digest of the tap's body, to tell a repeated key from a reused one. */
  fingerprint?: string
}

/** The index lists of areas are read by. */
export const byArea = { areas: 1, state: 1, _id: -1 } as const

/** The index of what is due: emergencies first, then the oldest. */
export const byWaking = { rush: -1, wakeAt: 1 } as const

/** The index a person's own cases are found by. */
export const byReporter = { 'reporter.userId': 1, _id: -1 } as const

/** The index neighbours' reports are found by. */
export const byNear = { near: 1, _id: -1 } as const

/** The one document of a case. Written by fileCase and moveCase only. */
export const CaseModel = defineModel<StoredCase>(
  'Case',
  {
    _id: String,
    key: String,
    number: String,
    category: String,
    critical: Boolean,
    unsorted: String,
    words: String,
    attachments: [free],
    place: free,
    reporter: free,
    state: String,
    heldFrom: String,
    turn: Number,
    turnAt: Date,
    turnDue: Date,
    policyVersion: Number,
    level: String,
    departmentId: String,
    assignee: free,
    lastAssignee: free,
    dispatchAt: Date,
    asking: free,
    offer: free,
    asked: [String],
    poolSince: Date,
    clocks: free,
    request: free,
    supervised: Boolean,
    speaker: String,
    urgedAt: Date,
    parentId: String,
    rating: free,
    appealed: Boolean,
    declinedBy: String,
    declinedLevel: String,
    version: Number,
    wakeAt: Date,
    timeline: [free],
    untold: [Number],
    near: String,
    areas: [String],
    dueBy: Date,
    rush: Boolean,
    fingerprint: String,
  },
  {
    collection: 'cases',
    indexes: [
      [{ 'reporter.userId': 1, key: 1 }, { unique: true }],
      [{ number: 1 }, { unique: true }],
      [byWaking, { partialFilterExpression: { wakeAt: { $gt: new Date(0) } } }],
      [byArea],
      [byReporter],
      [byNear, { partialFilterExpression: { near: { $exists: true } } }],
      [
        { 'assignee.userId': 1, state: 1, _id: -1 },
        { partialFilterExpression: { 'assignee.userId': { $exists: true } } },
      ],
      [{ 'offer.to': 1, _id: -1 }, { partialFilterExpression: { 'offer.to': { $exists: true } } }],
      [{ speaker: 1, _id: -1 }, { partialFilterExpression: { speaker: { $exists: true } } }],
      [{ 'attachments.id': 1 }, { partialFilterExpression: { 'attachments.id': { $exists: true } } }],
      [{ 'reporter.groupId': 1, _id: 1 }, { partialFilterExpression: { 'reporter.groupId': { $exists: true } } }],
      [
        { 'place.areaPath': 1, _id: 1, state: 1 },
        { partialFilterExpression: { 'reporter.groupId': { $exists: true } } },
      ],
      [
        { 'reporter.accountKey': 1, _id: 1, state: 1 },
        { partialFilterExpression: { 'reporter.accountKey': { $exists: true } } },
      ],
      [
        { 'rating.handler': 1, 'rating.at': 1, 'rating.stars': 1 },
        { partialFilterExpression: { 'rating.handler': { $exists: true } } },
      ],
      [{ dueBy: 1 }, { partialFilterExpression: { dueBy: { $exists: true } } }],
      // these two never hold anything
      [{ wakeAt: 1, state: 1 }, { partialFilterExpression: asleep[0] }],
      [{ untold: 1 }, { partialFilterExpression: asleep[1] }],
      [{ parentId: 1 }, { partialFilterExpression: { parentId: { $exists: true } } }],
      [{ departmentId: 1, state: 1, _id: -1 }, { partialFilterExpression: { departmentId: { $exists: true } } }],
      [
        { 'place.point': '2dsphere', category: 1, 'asking.routed': 1 },
        { partialFilterExpression: { poolSince: { $exists: true } } },
      ],
      [
        { 'place.point.type': 1, 'place.areaPath': 1, _id: 1 },
        { partialFilterExpression: { poolSince: { $exists: true } } },
      ],
      [{ 'place.areaPath': 1, _id: 1 }, { partialFilterExpression: { poolSince: { $exists: true } } }],
    ],
    // looked for open cases alone, as `asleep` does with more; found the pool of all kinds
    retired: ['state_1', 'place.point_2dsphere'],
  },
)
