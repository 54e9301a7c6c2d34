import { approveEntry } from '@jinlin/backend/people/approveEntry'
import { endPost } from '@jinlin/backend/people/endPost'
import { joinByCode, joinByPhone } from '@jinlin/backend/people/joinAsStaff'
import { openSession } from '@jinlin/backend/people/sessions'
import { showCertificates } from '@jinlin/backend/people/showCertificates'
import { addEntry, entriesOf, entryInScope, issueCode } from '@jinlin/backend/people/staffEntries'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { leads } from '@jinlin/domain/people/leads'
import type { Role } from '@jinlin/domain/people/roles'
import { certificatesBody, joinBody, staffEntryBody, staffEntryQuery } from '@jinlin/domain/people/staffApi'
import { z } from 'zod'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'
import { presentPerson } from '../me/presentPerson'
import { phoneBehind } from '../people/phoneBehind'
import { presentEntry } from './presentEntry'

const superiors = Object.keys(leads) as Role[]

const join = route({
  method: 'post',
  path: '/api/me/staff',
  permission: 'signed_in',
  summary: 'Join as staff, by the verified phone number or a one-time code; signs in anew with the new rights',
  answers: 'Session',
  body: joinBody,
  repeating: 'remembered',
  async run({ ctx, actor, body, now }) {
    if (body.code !== undefined) await joinByCode(actor, body.code, now)
    else await joinByPhone(actor, await phoneBehind(actor.userId, body.phoneCode ?? ''), now)
    const token = await openSession(actor.userId, ctx.get('User-Agent') || 'unknown', now)
    return { data: { token, person: await presentPerson(actor.userId, now) } }
  },
})

const list = route({
  method: 'get',
  path: '/api/staff',
  permission: superiors,
  summary: 'The list of staff you are the superior of: who is awaited, who has joined, who has left',
  answers: 'StaffEntryPage',
  query: staffEntryQuery,
  async run({ actor, query: { state, cursor, limit = 20 } }) {
    const after = readCursor(cursor, actor.userId, 'staff')
    const [{ items, next }, names] = await Promise.all([entriesOf(actor, state, after, limit), areaNames()])
    const nextCursor = writeCursor(next, actor.userId, 'staff')
    return { data: { items: items.map((entry) => presentEntry(actor, entry, names)), nextCursor } }
  },
})

const add = route({
  method: 'post',
  path: '/api/staff',
  permission: superiors,
  summary: 'Put somebody on the list of staff',
  answers: 'StaffEntry',
  status: 201,
  body: staffEntryBody,
  repeating: 'remembered',
  async run({ actor, body, now }) {
    const { role, areaPath, departmentId, until, ...row } = body
    const grant = { role, areaPath, ...(departmentId ? { departmentId } : {}) }
    const entry = await addEntry(actor, { ...row, grant, ...(until ? { until: new Date(until) } : {}) }, now)
    return { data: presentEntry(actor, entry, await areaNames()), status: 201 }
  },
})

const code = route({
  method: 'post',
  path: '/api/staff/:id/code',
  permission: superiors,
  summary: 'A one-time code for somebody on the list, valid for 72 hours, shown this once',
  answers: 'StaffCode',
  body: z.strictObject({}),
  repeating: 'remembered',
  async run({ actor, params, now }) {
    const made = await issueCode(actor, params.id ?? '', now)
    return { data: { code: made.code, until: made.until.toISOString() } }
  },
})

const approve = route({
  method: 'post',
  path: '/api/staff/:id/approve',
  permission: superiors,
  summary: 'Agree that somebody on the list joins: above a community it takes two, and never whoever put them there',
  answers: 'StaffEntry',
  body: z.strictObject({}),
  repeating: 'natural',
  async run({ actor, params, now }) {
    const entry = await approveEntry(actor, params.id ?? '', now)
    return { data: presentEntry(actor, entry, await areaNames()) }
  },
})

const leave = route({
  method: 'post',
  path: '/api/staff/:id/leave',
  permission: superiors,
  summary: 'Somebody works here no more: rights and sessions end at once, open work is handed back',
  answers: 'StaffEntry',
  body: z.strictObject({}),
  repeating: 'natural',
  async run({ actor, params, now }) {
    const entry = await entryInScope(actor, params.id ?? '')
    return { data: presentEntry(actor, await endPost(actor, entry._id, now), await areaNames()) }
  },
})

const certificates = route({
  method: 'put',
  path: '/api/staff/:id/certificates',
  permission: superiors,
  summary: 'The papers a tradesperson has shown, in place of those before; trades that need one are not asked without',
  answers: 'StaffEntry',
  body: certificatesBody,
  async run({ actor, params, body, now }) {
    const entry = await showCertificates(actor, params.id ?? '', body.certificates, now)
    return { data: presentEntry(actor, entry, await areaNames()) }
  },
})

/** Who works here: joining, the list, one-time codes, leaving. */
export const staffRoutes = [join, list, add, certificates, code, approve, leave]
