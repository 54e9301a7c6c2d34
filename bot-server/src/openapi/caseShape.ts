import { caseStates, levels, unsortedKinds } from '@jinlin/domain/cases/case'
import { peopleCommands } from '@jinlin/domain/cases/commandApi'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { z } from 'zod'

const moment = z.iso.datetime()
/** A point as WeChat's maps draw it. */
export const gcj02 = z.strictObject({ lng: z.number(), lat: z.number(), datum: z.literal('gcj02') })
const state = z.enum(caseStates)

const place = z.strictObject({
  areaPath: z.string(),
  areaName: z.string(),
  gridName: z.string().optional(),
  text: z.string().optional(),
  point: gcj02.optional(),
  unknown: z.literal(true).optional(),
  dwellingId: z.string().optional(),
})

const clocks = z.strictObject({
  startedAt: moment,
  respondBy: moment,
  closeBy: moment,
  respondedAt: moment.optional(),
  resolvedAt: moment.optional(),
  closedAt: moment.optional(),
  heldAt: moment.optional(),
  holdUntil: moment.optional(),
  breaches: z.array(z.strictObject({ kind: z.enum(['respond', 'close', 'reoffer', 'repeat']), dueAt: moment })),
})

const offer = z.strictObject({
  name: z.string(),
  role: z.string(),
  until: moment.nullable(),
  at: moment,
  round: z.int(),
  reason: z.string(),
  metres: z.int().optional(),
  mine: z.boolean(),
})

const entry = z.strictObject({
  seq: z.int(),
  at: moment,
  dueAt: moment.optional(),
  command: z.string() as unknown as z.ZodType<PresentedCase['timeline'][number]['command']>,
  from: state.nullable(),
  to: state,
  key: z.string().optional(),
  who: z.string(),
  text: z.string(),
  note: z.string().optional(),
  mergeInto: z.string().optional(),
  visibility: z.enum(['public', 'staff']),
})

const attachment = z.strictObject({
  id: z.string(),
  kind: z.enum(['photo', 'voice']),
  phase: z.enum(['before', 'after']),
  at: moment,
  url: z.string(),
})

export const similar = z.strictObject({
  id: z.string(),
  number: z.string(),
  category: z.string(),
  at: moment,
  state,
  handler: z.string().optional(),
})

/** A case as one viewer sees it. */
export const caseShape = z.strictObject({
  id: z.string(),
  number: z.string(),
  category: z.string(),
  categoryName: z.string(),
  kind: z.enum(['report', 'callout']),
  needsAfterPhoto: z.boolean(),
  words: z.string(),
  state,
  level: z.enum(levels),
  turn: z.int(),
  turnAt: moment,
  version: z.int(),
  place,
  reporter: z.strictObject({ name: z.string(), mine: z.boolean(), via: z.string(), happenedAt: moment }).optional(),
  createdAt: moment,
  dispatchAt: moment,
  clocks,
  offer: offer.optional(),
  poolSince: moment.optional(),
  assignee: z
    .strictObject({ name: z.string(), role: z.string(), mine: z.boolean(), metres: z.int().optional() })
    .optional(),
  departmentName: z.string().optional(),
  request: z
    .strictObject({
      kind: z.enum(['hold', 'decline']),
      reason: z.string(),
      until: moment.optional(),
      mine: z.boolean(),
    })
    .optional(),
  supervised: z.literal(true).optional(),
  needsSorting: z.enum(unsortedKinds).optional(),
  rating: z
    .strictObject({ stars: z.int(), solved: z.boolean(), line: z.string().optional(), turn: z.int() })
    .optional(),
  autoCloseAt: moment.optional(),
  blocked: z.literal(true).optional(),
  following: z.literal(true).optional(),
  followers: z.int(),
  parentId: z.string().optional(),
  attachments: z.array(attachment),
  timeline: z.array(entry),
  commands: z.array(z.enum(peopleCommands as [(typeof peopleCommands)[number]])),
  metres: z.int().optional(),
  urgeAgainAt: moment.optional(),
  similar: similar.optional(),
}) satisfies z.ZodType<PresentedCase>
