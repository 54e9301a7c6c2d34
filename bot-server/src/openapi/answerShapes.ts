import { caseStates, levels } from '@jinlin/domain/cases/case'
import { peopleCommands } from '@jinlin/domain/cases/commandApi'
import type { PresentedCase, PresentedNews, PresentedPerson, Tasks } from '@jinlin/domain/cases/presentedCase'
import { z } from 'zod'

const moment = z.iso.datetime()
const gcj02 = z.strictObject({ lng: z.number(), lat: z.number(), datum: z.literal('gcj02') })
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
  visibility: z.enum(['public', 'staff']),
})

const attachment = z.strictObject({
  id: z.string(),
  kind: z.enum(['photo', 'voice']),
  phase: z.enum(['before', 'after']),
  at: moment,
  url: z.string(),
})

const similar = z.strictObject({
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
  rating: z.strictObject({ stars: z.int(), solved: z.boolean(), line: z.string().optional() }).optional(),
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

/** Whoever is signed in. */
export const personShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(
    z.strictObject({
      role: z.string(),
      label: z.string(),
      areaPath: z.string().optional(),
      areaName: z.string().optional(),
      departmentId: z.string().optional(),
    }),
  ),
  dwelling: z.strictObject({ id: z.string(), text: z.string(), point: gcj02 }).optional(),
  duty: z
    .strictObject({
      on: z.boolean(),
      openJobs: z.int(),
      cap: z.int(),
      skills: z.array(z.string()),
      gridName: z.string().optional(),
    })
    .optional(),
  unread: z.int(),
}) satisfies z.ZodType<PresentedPerson>

const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

const tasks = z.strictObject({
  offers: z.array(caseShape),
  pool: z.array(caseShape),
  active: z.array(caseShape),
}) satisfies z.ZodType<Tasks>

const news = z.strictObject({
  id: z.string(),
  caseId: z.string(),
  at: moment,
  text: z.string(),
  read: z.boolean(),
}) satisfies z.ZodType<PresentedNews>

const category = z.strictObject({
  code: z.string(),
  name: z.string(),
  parent: z.string(),
  kind: z.enum(['report', 'callout']),
  skill: z.string().nullable(),
  department: z.string(),
  priority: z.string(),
  respondMinutes: z.number(),
  closeHours: z.number(),
  timeType: z.string(),
  needsAfterPhoto: z.boolean(),
  restricted: z.boolean(),
})

const categoryClass = z.strictObject({ code: z.string(), name: z.string(), parent: z.string().nullable() })

/** What each route answers under `data`, by the name its row gives. The tests hold real answers against these. */
export const answerShapes = {
  Case: caseShape,
  CasePage: page(caseShape),
  Person: personShape,
  Session: z.strictObject({ token: z.string(), person: personShape }),
  Tasks: tasks,
  NewsPage: page(news),
  Catalogue: z.strictObject({
    classes: z.array(categoryClass),
    items: z.array(category),
    nextCursor: z.null(),
  }),
  Attachment: z.strictObject({ id: z.string(), kind: z.enum(['photo', 'voice']) }),
  AreaPage: page(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      level: z.string(),
      path: z.string(),
      parentCode: z.string().optional(),
    }),
  ),
  StaffPage: page(
    z.strictObject({
      userId: z.string(),
      name: z.string(),
      roles: z.array(z.strictObject({ role: z.string(), label: z.string(), areaName: z.string().optional() })),
      skills: z.array(z.string()),
      onDuty: z.boolean(),
    }),
  ),
  DepartmentPage: page(z.strictObject({ id: z.string(), name: z.string() })),
} as const satisfies Record<string, z.ZodType>
/** What a route answers; the last four are no JSON of ours. */
export type AnswerName = keyof typeof answerShapes | 'File' | 'Document' | 'Page' | 'Style'
