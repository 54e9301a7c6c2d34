import { areasBelow } from '@jinlin/backend/places/areasBelow'
import { route } from '../http/route'
import { childrenQuery } from './areaQuery'

const areas = route({
  method: 'get',
  path: '/api/areas',
  permission: 'signed_in',
  summary: 'The areas right below one; without `parent` the city',
  answers: 'AreaPage',
  query: childrenQuery,
  async run({ query }) {
    const found = await areasBelow(query.parent)
    const items = found.map(({ _id, name, level, path, parentCode }) => ({ code: _id, name, level, path, parentCode }))
    return { data: { items, nextCursor: null } }
  },
})

/** The tree of areas. */
export const placeRoutes = [areas]
