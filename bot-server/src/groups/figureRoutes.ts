import { figuresOfArea } from '@jinlin/backend/groups/groupFigures'
import { groupPathsOf, groupsIn } from '@jinlin/backend/groups/groups'
import { DomainError } from '@jinlin/domain/errors'
import { groupFiguresQuery, groupsQuery } from '@jinlin/domain/groups/groupApi'
import { groupReaders } from '@jinlin/domain/groups/runsGroup'
import type { Actor } from '@jinlin/domain/people/roles'
import { contains } from '@jinlin/domain/places/area'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'
import { presentGroupRows } from './presentGroup'

/** The areas somebody asks for, within their own; all of their own when they name none. An area outside is `not_found`, as if it did not exist. */
function pathsAsked(actor: Actor, area: string | undefined): string[] {
  const own = groupPathsOf(actor)
  if (area === undefined) return own
  if (!own.some((path) => contains(path, area))) throw new DomainError('not_found')
  return [area]
}

const list = route({
  method: 'get',
  path: '/api/groups',
  permission: [...groupReaders, 'building_steward'],
  summary: 'The groups you look after, or those of your area, with what they came to this month',
  answers: 'GroupPage',
  query: groupsQuery,
  async run({ actor, query, now }) {
    const { area, cursor, limit = 20 } = query
    const paths = pathsAsked(actor, area)
    const after = readCursor(cursor, actor.userId, 'groups')
    const found = await groupsIn(paths, area === undefined ? actor.userId : undefined, after, limit + 1)
    const last = found[limit - 1]
    const nextCursor = found.length > limit && last ? writeCursor(last._id, actor.userId, 'groups') : null
    return { data: { items: await presentGroupRows(found.slice(0, limit), actor, now), nextCursor } }
  },
})

const figures = route({
  method: 'get',
  path: '/api/groups/figures',
  permission: groupReaders,
  summary: 'What the groups of an area came to: groups, people in them, matters logged and settled',
  answers: 'GroupFigures',
  query: groupFiguresQuery,
  async run({ actor, query }) {
    const { area, from, to } = query
    const span = { ...(from && { from: new Date(from) }), ...(to && { to: new Date(to) }) }
    const each = await Promise.all(widest(pathsAsked(actor, area)).map((path) => figuresOfArea(path, span)))
    const sum = { groups: 0, members: 0, matters: 0, settled: 0 }
    for (const part of each) for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += part[name]
    return { data: sum }
  },
})

/** Of areas that lie in one another only the outer ones: nothing is counted twice. */
const widest = (paths: readonly string[]): string[] =>
  [...new Set(paths)].filter((path, _, all) => !all.some((other) => other !== path && contains(other, path)))

/** Lists and figures of groups. */
export const figureRoutes = [list, figures]
