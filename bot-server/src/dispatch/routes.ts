import { blockHandler, blocksOf, unblock } from '@jinlin/backend/dispatch/blocks'
import { explainDispatch } from '@jinlin/backend/dispatch/explainDispatch'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { id } from '@jinlin/domain/cases/apiFields'
import { pageQuery } from '@jinlin/domain/cases/caseApi'
import { maskName } from '@jinlin/domain/people/mask'
import type { Actor } from '@jinlin/domain/people/roles'
import { z } from 'zod'
import { presentOne } from '../cases/presentCases'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'
import { superiors } from '../people/routes'
import { presentExplanation } from './presentExplanation'

const pageSize = 20

async function blockPage(actor: Actor, after?: string, limit = pageSize) {
  const { items, next } = await blocksOf(actor, after, limit)
  const shown = items.map(({ caseId, name, at }) => ({ caseId, name: maskName(name), at: at.toISOString() }))
  return { items: shown, nextCursor: writeCursor(next, actor.userId, 'blocks') }
}

const block = route({
  method: 'post',
  path: '/api/cases/:id/block',
  permission: 'signed_in',
  summary: 'Don’t be sent the tradesperson of this call-out of yours again',
  answers: 'Case',
  body: z.strictObject({}),
  repeating: 'natural',
  async run({ actor, params, now }) {
    return { data: await presentOne(actor, await blockHandler(actor, params.id ?? '', now), now) }
  },
})

const blocks = route({
  method: 'get',
  path: '/api/me/blocks',
  permission: 'signed_in',
  summary: 'The tradespeople you don’t want to be sent',
  answers: 'BlockPage',
  query: pageQuery,
  async run({ actor, query: { cursor, limit } }) {
    const after = readCursor(cursor, actor.userId, 'blocks')
    return { data: await blockPage(actor, after, limit) }
  },
})

const unblocked = route({
  method: 'delete',
  path: '/api/me/blocks/:caseId',
  permission: 'signed_in',
  summary: 'Somebody you didn’t want may be sent again, by any call-out of theirs; answers whom you still don’t want',
  answers: 'BlockPage',
  async run({ actor, params }) {
    await unblock(actor, params.caseId ?? '')
    return { data: await blockPage(actor) }
  },
})

const explanation = route({
  method: 'get',
  path: '/api/cases/:id/dispatch',
  permission: superiors,
  summary: 'Why this person, why not that one, why nobody: who was asked, who could be, what keeps the others from it',
  answers: 'Explanation',
  query: z.strictObject({ person: id.optional() }),
  async run({ actor, params, query: { person }, now }) {
    const [explained, names] = await Promise.all([explainDispatch(actor, params.id ?? '', person, now), areaNames()])
    return { data: presentExplanation(explained, names) }
  },
})

/** What dispatch lets people say beside a case's commands. */
export const dispatchRoutes = [explanation, block, blocks, unblocked]
