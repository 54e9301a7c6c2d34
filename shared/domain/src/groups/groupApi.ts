import { z } from 'zod'
import { attachmentIds, category, id, line, moment } from '../cases/apiFields'
import { pageQuery } from '../cases/caseApi'
import { groupKinds } from './group'
import { homeRelations } from './home'

const path = z.string().regex(/^[0-9]{4,15}(\/[0-9]{6,15}){0,4}$/)

/** `POST /api/entrances/scan`: what the code on the wall says. */
export const scanBody = z.strictObject({ qr: z.string().min(1).max(512) })

/** `POST /api/me/home`: the entrance, the door in it if the person likes, and what they are there. */
export const homeBody = z.strictObject({
  entranceId: id,
  dwellingId: id.optional(),
  relation: z.enum(homeRelations).optional(),
})
export type HomeBody = z.infer<typeof homeBody>

/** `GET /api/estates`: estates whose name begins so. */
export const estateQuery = pageQuery.extend({ name: line(40).optional() })

const groupName = line(40).refine((name) => name.length > 0)

/** `POST /api/groups`: of an estate, or of one building or entrance of it. */
export const groupBody = z.strictObject({
  name: groupName,
  kind: z.enum(groupKinds),
  estateId: id,
  buildingId: id.optional(),
  entranceId: id.optional(),
  stewardId: id.optional(),
})
export type GroupBody = z.infer<typeof groupBody>

/** `PUT /api/groups/:id`: what is to be another; `stewardId: null` = no steward. Another kind ends the code, the join way and who was seen by them. */
export const groupChangeBody = z
  .strictObject({
    name: groupName.optional(),
    kind: z.enum(groupKinds).optional(),
    stewardId: id.nullable().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), { path: ['name'] })
export type GroupChange = z.infer<typeof groupChangeBody>

/** `PUT /api/groups/:id/code`: a picture of the plain group's code, uploaded before. */
export const codeBody = z.strictObject({ attachmentId: id })

/** `PUT /api/groups/:id/join-way`: the WeCom chats that people are let into. */
export const joinWayBody = z.strictObject({ corpKey: id, chatIds: z.array(id).min(1).max(5) })

/** `POST /api/groups/:id/matters`: one thing the group spoke of; `settled` = the group itself has settled it already. */
export const matterBody = z.strictObject({
  category,
  words: line(500).optional(),
  attachmentIds: attachmentIds.optional(),
  settled: z.boolean().default(false),
})

const base64 = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .max(most)

/** `POST /api/groups/:id/proof`: what WeChat says about the group the mini-program was opened from, sealed with the key behind `code`. */
export const proofBody = z.strictObject({
  code: z.string().regex(/^[\x21-\x7e]{1,128}$/),
  encryptedData: base64(4096),
  iv: base64(64),
})
export type ProofBody = z.infer<typeof proofBody>

/** `GET /api/groups`: the groups of an area of the viewer's, or of a steward. */
export const groupsQuery = pageQuery.extend({ area: path.optional() })

/** `GET /api/groups/figures`: from–to by when a matter was logged; both optional. */
export const groupFiguresQuery = z.strictObject({
  area: path.optional(),
  from: moment.optional(),
  to: moment.optional(),
})
