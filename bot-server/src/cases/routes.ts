import { fileCase } from '@jinlin/backend/cases/fileCase'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { inputFor } from '@jinlin/backend/cases/commandInput'
import { caseInScope, listCases } from '@jinlin/backend/cases/queries'
import { withStaff } from '@jinlin/backend/people/actorOf'
import { commandBody, listQuery, newCaseBody } from '@jinlin/domain/cases/caseApi'
import { fingerprint } from '../http/fingerprint'
import { route } from '../http/route'
import { tapOf } from './filePayload'
import { caseFilter } from './listFilter'
import { presentCases, presentOne } from './presentCases'
import { mayFile } from './submitAllowance'
import { readCursor, writeCursor } from '../http/cursor'

const pageSize = 20

const file = route({
  method: 'post',
  path: '/api/cases',
  permission: 'signed_in',
  summary: 'Report something with one tap',
  answers: 'Case',
  status: 201,
  body: newCaseBody,
  repeating: 'stored',
  async run({ actor, body, key, now }) {
    const tap = tapOf(body, key, now)
    await mayFile(actor.userId, key, tap.happenedAt ?? now, now)
    const { found, replayed, similar } = await fileCase(actor, tap, now)
    return { data: await presentOne(actor, found, now, similar), status: replayed ? 200 : 201, replayed }
  },
})

const list = route({
  method: 'get',
  path: '/api/cases',
  permission: 'signed_in',
  summary: 'Cases you may see, newest first',
  answers: 'CasePage',
  query: listQuery,
  async run({ actor, query, now }) {
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor, actor.userId)
    const { items, next } = await listCases(actor, caseFilter(query), after, query.limit ?? pageSize)
    const nextCursor = next === undefined ? null : writeCursor(next, actor.userId)
    return { data: { items: await presentCases(actor, items, now), nextCursor } }
  },
})

const read = route({
  method: 'get',
  path: '/api/cases/:id',
  permission: 'signed_in',
  summary: 'One case with its timeline',
  answers: 'Case',
  async run({ actor, params, now }) {
    return { data: await presentOne(actor, await caseInScope(actor, params.id ?? ''), now) }
  },
})

const command = route({
  method: 'post',
  path: '/api/cases/:id/commands',
  permission: 'signed_in',
  summary: 'Do something to a case: accept, resolve, confirm …',
  answers: 'Case',
  body: commandBody,
  repeating: 'stored',
  async run({ actor, params, body, key, now }) {
    const found = await caseInScope(actor, params.id ?? '')
    const doer = await withStaff(actor, found, now)
    const input = await inputFor(doer, found, body, now)
    const moved = await moveCase(doer, found._id, body.command, input, now, {
      commandId: key,
      version: body.version,
      fingerprint: fingerprint(body),
    })
    return { data: await presentOne(actor, moved.found, now), replayed: moved.replayed }
  },
})

/** Filing, reading and moving cases. */
export const caseRoutes = [file, list, read, command]
