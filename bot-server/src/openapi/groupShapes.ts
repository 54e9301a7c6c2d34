import { groupKinds } from '@jinlin/domain/groups/group'
import { homeRelations } from '@jinlin/domain/groups/home'
import type {
  GroupFigures,
  PresentedBuilding,
  PresentedEntrance,
  PresentedEstate,
  PresentedGroup,
  PresentedGroupRow,
} from '@jinlin/domain/groups/presentedGroup'
import { z } from 'zod'
import { gcj02 } from './caseShape'

const moment = z.iso.datetime()
const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

/** The entrance somebody is bound to, with or without a door. */
export const homeShape = z.strictObject({
  entranceId: z.string(),
  text: z.string(),
  point: gcj02.optional(),
  relation: z.enum(homeRelations).optional(),
  toCheck: z.literal(true).optional(),
})

const entrance = z.strictObject({
  id: z.string(),
  communityName: z.string(),
  estateName: z.string(),
  building: z.string(),
  entrance: z.string(),
  text: z.string(),
  doors: z.array(z.strictObject({ id: z.string(), room: z.string() })),
  point: gcj02.optional(),
  doorId: z.string().optional(),
}) satisfies z.ZodType<PresentedEntrance>

const estate = z.strictObject({
  id: z.string(),
  name: z.string(),
  communityName: z.string(),
}) satisfies z.ZodType<PresentedEstate>

const building = z.strictObject({
  id: z.string(),
  number: z.string(),
  entrances: z.array(z.strictObject({ id: z.string(), number: z.string() })),
}) satisfies z.ZodType<PresentedBuilding>

const code = z.strictObject({ url: z.string(), good: z.boolean(), daysLeft: z.int().optional() })

const group = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(groupKinds),
  steward: z.string().optional(),
  code: code.optional(),
  askedAt: moment.optional(),
  joinedAt: moment.optional(),
}) satisfies z.ZodType<PresentedGroup>

const row = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(groupKinds),
  areaPath: z.string(),
  areaName: z.string(),
  steward: z.string().optional(),
  mine: z.boolean(),
  code: code.extend({ expiresAt: moment.optional() }).optional(),
  members: z.int(),
  doors: z.int(),
  matters: z.int(),
  settled: z.int(),
}) satisfies z.ZodType<PresentedGroupRow>

const figures = z.strictObject({
  groups: z.int(),
  members: z.int(),
  matters: z.int(),
  settled: z.int(),
}) satisfies z.ZodType<GroupFigures>

/** What the calls about homes and groups answer. */
export const groupShapes = {
  Entrance: entrance,
  EstatePage: page(estate),
  BuildingPage: page(building),
  HomeGroup: z.strictObject({ group: group.nullable() }),
  Group: row,
  GroupPage: page(row),
  GroupFigures: figures,
} as const
