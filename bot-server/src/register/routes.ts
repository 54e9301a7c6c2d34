import { areaNames } from '@jinlin/backend/places/areaSet'
import { bindHome } from '@jinlin/backend/register/bindHome'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { buildingsOf, doorwayById, estatesNamed, readSign } from '@jinlin/backend/register/entrances'
import { DomainError } from '@jinlin/domain/errors'
import { estateQuery, homeBody, scanBody } from '@jinlin/domain/groups/groupApi'
import { entranceIdOf } from '@jinlin/domain/groups/home'
import { readCursor, writeCursor } from '../http/cursor'
import { route } from '../http/route'
import { presentPerson } from '../me/presentPerson'
import { presentEntrance } from './presentEntrance'
import { signRoutes } from './signRoutes'

const scan = route({
  method: 'post',
  path: '/api/entrances/scan',
  permission: 'signed_in',
  summary: 'Where the code on a wall is: the entrance and its doors, without names',
  answers: 'Entrance',
  writes: 'nothing',
  body: scanBody,
  limits: ['scan'],
  repeating: 'natural',
  load: 'screen',
  async run({ body }) {
    const read = await readSign(body.qr)
    const doorway = read && (await doorwayById(read.entranceId))
    if (!doorway) throw new DomainError('invalid', { field: 'qr' })
    return { data: await presentEntrance(doorway, read.dwellingId) }
  },
})

const entrance = route({
  method: 'get',
  path: '/api/entrances/:id',
  permission: 'signed_in',
  summary: 'An entrance and its doors, without names',
  answers: 'Entrance',
  async run({ params }) {
    const doorway = await doorwayById(params.id ?? '')
    if (!doorway) throw new DomainError('not_found')
    return { data: await presentEntrance(doorway) }
  },
})

const estates = route({
  method: 'get',
  path: '/api/estates',
  permission: 'signed_in',
  summary: 'Estates whose name begins so, by name',
  answers: 'EstatePage',
  query: estateQuery,
  async run({ actor, query }) {
    const { name = '', cursor, limit = 20 } = query
    const [lastName = '', lastId = ''] =
      cursor === undefined ? [] : readCursor(cursor, actor.userId, 'estates').split('\n')
    const after = cursor === undefined ? undefined : { name: lastName, id: lastId }
    const [found, names] = await Promise.all([estatesNamed(name, after, limit + 1), areaNames()])
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const next = found.length > limit && last ? writeCursor(`${last.name}\n${last._id}`, actor.userId, 'estates') : null
    const shown = items.map(({ _id: id, name, communityCode }) => ({
      id,
      name,
      communityName: names.get(communityCode) ?? communityCode,
    }))
    return { data: { items: shown, nextCursor: next } }
  },
})

const buildings = route({
  method: 'get',
  path: '/api/estates/:id/buildings',
  permission: 'signed_in',
  summary: 'The buildings of an estate with their entrances',
  answers: 'BuildingPage',
  async run({ params }) {
    const id = params.id ?? ''
    const [estate, found] = await Promise.all([EstateModel.findById(id).select('_id').lean(), buildingsOf(id)])
    if (!estate) throw new DomainError('not_found')
    const items = found.map(({ _id, number, entrances }) => ({
      id: _id,
      number,
      entrances: entrances.map((each) => ({ id: entranceIdOf(_id, each), number: each })),
    }))
    return { data: { items, nextCursor: null } }
  },
})

const home = route({
  method: 'post',
  path: '/api/me/home',
  permission: 'signed_in',
  summary: 'Bind the entrance you live in, and your door if you like; the grid leader checks it at the next visit',
  answers: 'Person',
  body: homeBody,
  limits: ['scan'],
  repeating: 'remembered',
  async run({ actor, body, now }) {
    await bindHome(actor, body, now)
    return { data: await presentPerson(actor.userId, now) }
  },
})

/** Homes: reading the signs of entrances, looking one up, binding it, printing the signs. */
export const registerRoutes = [scan, entrance, estates, buildings, home, ...signRoutes]
