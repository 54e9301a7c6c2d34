import { staffTogether } from '@jinlin/backend/dispatch/staffTogether'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { type DueCursor, dueCases } from '@jinlin/backend/watch/dueCases'
import { watchFigures } from '@jinlin/backend/watch/watchFigures'
import { pageQuery } from '@jinlin/domain/cases/caseApi'
import { DomainError } from '@jinlin/domain/errors'
import { z } from 'zod'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'
import { superiors } from '../people/routes'
import { presentArea, presentDue, presentPressed } from './presentDue'

const area = z.string().regex(/^[0-9]{4,15}(\/[0-9]{6,15}){0,4}$/)
const pageSize = 50

const list = route({
  method: 'get',
  path: '/api/watch',
  permission: superiors,
  summary: 'What is about to break a promise in an area of yours, and what has: the most pressing first',
  answers: 'DuePage',
  query: pageQuery.extend({ area }),
  async run({ actor, query: { area: path, cursor, limit = pageSize }, now }) {
    const after = cursor === undefined ? undefined : positionOf(readCursor(cursor, actor.userId, 'watch'))
    const [{ items, next }, names] = await Promise.all([dueCases(actor, path, after, limit), areaNames()])
    const nextCursor = next ? writeCursor(`${next.at.getTime()}.${next.id}`, actor.userId, 'watch') : null
    return { data: { items: items.map((found) => presentDue(found, names, now)), nextCursor } }
  },
})

function positionOf(position: string): DueCursor {
  const [at = '', id = ''] = position.split('.')
  if (!/^[0-9]{1,15}$/.test(at) || !id) throw new DomainError('invalid', { field: 'cursor' })
  return { at: new Date(Number(at)), id }
}

const figures = route({
  method: 'get',
  path: '/api/watch/figures',
  permission: superiors,
  summary:
    'How many promises are about to break in an area of yours, and have: in all, by the areas below, by person; two seconds old at most',
  answers: 'WatchFigures',
  query: z.strictObject({ area }),
  async run({ actor, query: { area: path }, now }) {
    const [{ total, areas, people }, names] = await Promise.all([watchFigures(actor, path, now), areaNames()])
    const staff = await Promise.all(people.map(({ userId }) => staffTogether(userId)))
    return {
      data: {
        total,
        areas: areas.map((each) => presentArea(each, names)),
        people: people.map((each, i) => presentPressed(each, staff[i])),
      },
    }
  },
})

/** The live board of those who answer for an area. */
export const watchRoutes = [list, figures]
