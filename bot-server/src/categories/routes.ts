import { createHash } from 'node:crypto'
import { isCallOut, leaves, levelOne, levelTwo } from '@jinlin/domain/categories/catalogue'
import { route } from '../http/route'

// The catalogue changes with a release only: built once, answered from memory.
const catalogue = {
  classes: [...levelOne, ...levelTwo].map(({ code, name, parent }) => ({ code, name, parent })),
  items: leaves.map((leaf) => ({
    code: leaf.code,
    name: leaf.name,
    parent: leaf.parent,
    kind: isCallOut(leaf.code) ? 'callout' : 'report',
    skill: leaf.skill,
    department: leaf.department,
    priority: leaf.priority,
    respondMinutes: leaf.respondMinutes,
    closeHours: leaf.closeHours,
    timeType: leaf.timeType,
    needsAfterPhoto: leaf.needsAfterPhoto,
    restricted: leaf.restricted,
  })),
  nextCursor: null,
}
const etag = `"${createHash('sha256').update(JSON.stringify(catalogue)).digest('base64url').slice(0, 22)}"`

const list = route({
  method: 'get',
  path: '/api/categories',
  permission: 'public',
  summary: 'The catalogue: what can be reported or called for',
  answers: 'Catalogue',
  async run({ ctx }) {
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=300' }
    if (ctx.get('If-None-Match') === etag) {
      ctx.set(headers)
      ctx.status = 304
      return { raw: true }
    }
    return { data: catalogue, headers }
  },
})

/** The catalogue. */
export const categoryRoutes = [list]
