import { inputFor } from '@jinlin/backend/cases/commandInput'
import { firstAnswer, readCase } from '@jinlin/backend/cases/decideMove'
import { fileCase } from '@jinlin/backend/cases/fileCase'
import { suggestMerges } from '@jinlin/backend/cases/findSimilarCases'
import { moveCase } from '@jinlin/backend/cases/moveCase'
import { caseInScope, listCases, seesCase } from '@jinlin/backend/cases/queries'
import { noteCorrection } from '@jinlin/backend/inbox/noteCorrection'
import type { Case } from '@jinlin/domain/cases/case'
import { type CommandBody, commandBody, listQuery, newCaseBody } from '@jinlin/domain/cases/caseApi'
import { maySeeStaffEntries } from '@jinlin/domain/cases/visibility'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import { workRoles } from '@jinlin/domain/people/workRoles'
import { readCursor, writeCursor } from '../http/cursor'
import { fingerprint } from '../http/fingerprint'
import { route } from '../http/route'
import { tapOf } from './filePayload'
import { caseFilter } from './listFilter'
import { presentCases, presentFresh, presentOne } from './presentCases'
import { joinWithinAllowance, tapWithinAllowance } from './withinAllowance'

const pageSize = 20

const file = route({
  method: 'post',
  path: '/api/cases',
  permission: 'signed_in',
  summary: 'Report something with one tap',
  answers: 'Case',
  writes: 'case',
  status: 201,
  body: newCaseBody,
  repeating: 'stored',
  async run({ actor, body, key, now }) {
    const tap = tapOf(body, key, now)
    await tapWithinAllowance(actor, tap, now)
    const { found, replayed, similar } = await fileCase(actor, tap, now)
    if (replayed) return { data: await presentOne(actor, found, now), replayed }
    return { data: await presentFresh(actor, found, similar, now), status: 201 }
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
    const after = readCursor(query.cursor, actor.userId, 'cases')
    const { items, next } = await listCases(actor, caseFilter(query), after, query.limit ?? pageSize)
    const nextCursor = writeCursor(next, actor.userId, 'cases')
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
  writes: 'case',
  body: commandBody,
  repeating: 'stored',
  async run({ actor, params, body, key, now }) {
    const found = await readCase(params.id ?? '')
    const options = { commandId: key, version: body.version, fingerprint: fingerprint(body), known: found }
    if (!firstAnswer(found, actor, options)) await joinWithinAllowance(actor, found, body, now)
    const input = await inputOf(actor, found, body, now)
    const moved = await moveCase(actor, found._id, body.command, input, now, options)
    if (body.command === 'recategorise' && !moved.replayed) await noteCorrection(found, moved.found, now)
    return { data: await presentOne(actor, moved.found, now), replayed: moved.replayed }
  },
})

const alike = route({
  method: 'get',
  path: '/api/cases/:id/alike',
  permission: workRoles,
  summary: 'Open cases that may be the same as this one, for whoever works on it: what could be merged',
  answers: 'AlikeCases',
  async run({ actor, params, now }) {
    const found = await caseInScope(actor, params.id ?? '', now)
    if (!maySeeStaffEntries(found, actor)) throw new DomainError('not_allowed')
    const alike = await suggestMerges(found, now)
    const seen = await Promise.all(alike.map(async ({ id }) => seesCase(actor, await readCase(id), now)))
    return { data: { items: alike.filter((_, i) => seen[i]), nextCursor: null } }
  },
})

/** Looks up what the body names. The rules decide who may act at all (a loser is told who won); here nothing may tell a stranger that the case exists. */
async function inputOf(actor: Actor, found: Case, body: CommandBody, now: Date) {
  try {
    return await inputFor(actor, found, body, now)
  } catch (error) {
    throw (await seesCase(actor, found, now)) ? error : new DomainError('not_found')
  }
}

/** Filing, reading and moving cases. */
export const caseRoutes = [file, list, read, command, alike]
