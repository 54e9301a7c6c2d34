import { accountFigures } from '@jinlin/backend/accounts/accountFigures'
import { accountsInArea } from '@jinlin/backend/accounts/accountsInArea'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { pageQuery } from '@jinlin/domain/cases/caseApi'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import { codesOf, contains } from '@jinlin/domain/places/area'
import { z } from 'zod'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'

/** Whoever answers for an area's figures. */
const readers: readonly Role[] = [
  'community_clerk',
  'community_secretary',
  'street_officer',
  'dispatcher',
  'organisation_officer',
]
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const query = pageQuery.extend({
  area: z
    .string()
    .regex(/^[0-9]{4,15}(\/[0-9]{6,15}){0,4}$/)
    .optional(),
  from: moment.optional(),
  to: moment.optional(),
})
type Query = z.output<typeof query>

const list = route({
  method: 'get',
  path: '/api/accounts',
  permission: readers,
  summary: 'Public accounts of your areas: appeals taken from `from` until before `to`, and what became of them by now',
  answers: 'AccountPage',
  query,
  run: async ({ actor, query: asked }) => ({ data: await accountPage(actor, asked) }),
})

/** An area outside the reader's is `not_found`, as if it did not exist. */
async function accountPage(actor: Actor, { area, from, to, cursor, limit = 50 }: Query) {
  if (from && to && from > to) throw new DomainError('invalid', { field: 'to' })
  const mine = actor.grants.flatMap(({ role, areaPath }) => (areaPath && readers.includes(role) ? [areaPath] : []))
  const paths = area === undefined ? mine : [area]
  if (!paths.every((path) => mine.some((own) => contains(own, path)))) throw new DomainError('not_found')
  const after = readCursor(cursor, actor.userId, 'accounts')
  const [{ items, next }, names] = await Promise.all([accountsInArea(paths, after, limit), areaNames()])
  const figures = await accountFigures(
    items.map(({ _id }) => _id),
    { from, to },
  )
  const shown = items.map(({ _id, name, areaPath, mode }) => ({
    key: _id,
    name,
    mode,
    areaPath,
    areaName: names.get(codesOf(areaPath).at(-1) ?? '') ?? '',
    ...(figures.get(_id) ?? { taken: 0, closed: 0, ended: 0, open: 0 }),
  }))
  return { items: shown, nextCursor: writeCursor(next, actor.userId, 'accounts') }
}

/** The accounts and their figures. */
export const accountRoutes = [list]
