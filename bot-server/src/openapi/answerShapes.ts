import type { PresentedNews, PresentedPerson, Tasks } from '@jinlin/domain/cases/presentedCase'
import type { PresentedConsent } from '@jinlin/domain/notifications/consentApi'
import { templateTitles } from '@jinlin/domain/notifications/templates'
import { z } from 'zod'
import { explanationShape } from '../dispatch/explanationShape'
import { districtShape, policyPreviewShape, policyRecordShape, policyShape } from '../dispatch/policyShapes'
import { rosterShape } from '../dispatch/rosterShape'
import { certificatesShape, staffCodeShape, staffEntryShape } from '../staff/staffShapes'
import { dueShape, watchFiguresShape } from '../watch/watchShapes'
import { caseShape, gcj02, similar } from './caseShape'
import { groupShapes, homeShape } from './groupShapes'

const moment = z.iso.datetime()

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
  home: homeShape.optional(),
  duty: z
    .strictObject({
      on: z.boolean(),
      openJobs: z.int(),
      cap: z.int(),
      skills: z.array(z.string()),
      certificates: certificatesShape.optional(),
      unpapered: z.array(z.string()).optional(),
      quiet: z.strictObject({ from: z.string(), to: z.string() }).optional(),
      gridName: z.string().optional(),
    })
    .optional(),
  unread: z.int(),
  phone: z.string().optional(),
}) satisfies z.ZodType<PresentedPerson>

const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

const tasks = z.strictObject({
  offers: z.array(caseShape),
  pool: z.array(caseShape),
  poolCursor: z.string().optional(),
  active: z.array(caseShape),
}) satisfies z.ZodType<Tasks>

const news = z.strictObject({
  id: z.string(),
  caseId: z.string(),
  at: moment,
  text: z.string(),
  read: z.boolean(),
}) satisfies z.ZodType<PresentedNews>

const consent = z.strictObject({
  title: z.enum(templateTitles),
  templateId: z.string(),
  credits: z.int(),
  refused: z.boolean(),
}) satisfies z.ZodType<PresentedConsent>

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
  AlikeCases: page(similar.extend({ metres: z.int() })),
  Person: personShape,
  Session: z.strictObject({ token: z.string(), person: personShape }),
  SignedOut: z.strictObject({ signedOut: z.literal(true) }),
  Tasks: tasks,
  DuePage: page(dueShape),
  WatchFigures: watchFiguresShape,
  Explanation: explanationShape,
  Policy: policyShape,
  DistrictPage: page(districtShape),
  PolicyPage: page(policyRecordShape),
  PolicyPreview: policyPreviewShape,
  Roster: rosterShape,
  BlockPage: page(z.strictObject({ caseId: z.string(), name: z.string(), at: moment })),
  NewsPage: page(news),
  Consents: z.strictObject({ items: z.array(consent), nextCursor: z.null() }),
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
  AccountPage: page(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      mode: z.enum(['plain', 'compat', 'safe']),
      areaPath: z.string(),
      areaName: z.string(),
      taken: z.int(),
      closed: z.int(),
      ended: z.int(),
      open: z.int(),
    }),
  ),
  StaffEntry: staffEntryShape,
  StaffEntryPage: page(staffEntryShape),
  StaffCode: staffCodeShape,
  ...groupShapes,
  DepartmentPage: page(z.strictObject({ id: z.string(), name: z.string() })),
} as const satisfies Record<string, z.ZodType>
/** What a route answers; the last six are no JSON of ours. */
export type AnswerName = keyof typeof answerShapes | 'File' | 'Sheets' | 'Document' | 'Page' | 'Style' | 'Redirect'
