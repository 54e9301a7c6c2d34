import { staffInArea } from '@jinlin/backend/people/staffInArea'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { DomainError } from '@jinlin/domain/errors'
import { maskName } from '@jinlin/domain/people/mask'
import type { Actor } from '@jinlin/domain/people/roles'
import { codesOf, contains } from '@jinlin/domain/places/area'
import { roleLabel } from '@jinlin/domain/words/roles'
import type { z } from 'zod'
import { readCursor, writeCursor } from '../http/cursor'
import type { areaPathQuery } from '../places/areaQuery'

type Query = z.output<typeof areaPathQuery>

/** The staff of an area that lies in one of the viewer's; names masked. An area outside is `not_found`, as if it did not exist. */
export async function staffPage(actor: Actor, { area, role, name, cursor, limit = 50 }: Query) {
  const mine = actor.grants.flatMap(({ areaPath }) => (areaPath ? [areaPath] : []))
  const paths = area === undefined ? mine : [area]
  if (!paths.every((path) => mine.some((own) => contains(own, path)))) throw new DomainError('not_found')
  const after = readCursor(cursor, actor.userId, 'people')
  const [{ items, next }, names] = await Promise.all([staffInArea(paths, { role, name }, after, limit), areaNames()])
  const shown = items.map(({ _id, name, posts, skills, onDuty }) => ({
    userId: _id,
    name: maskName(name),
    roles: posts.map((post) => {
      const code = post.areaPath ? codesOf(post.areaPath).at(-1) : undefined
      return { role: post.role, label: roleLabel(post.role), areaName: code && names.get(code) }
    }),
    skills,
    onDuty,
  }))
  return { items: shown, nextCursor: writeCursor(next, actor.userId, 'people') }
}
