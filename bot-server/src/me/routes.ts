import { openPoolFor } from '@jinlin/backend/cases/openPools'
import { tasksOf } from '@jinlin/backend/cases/tasksOf'
import { setDuty, setPosition, setQuiet } from '@jinlin/backend/dispatch/duty'
import { markRead, newsOf } from '@jinlin/backend/notifications/news'
import { keepPhone } from '@jinlin/backend/people/ownPhone'
import { bindDwelling } from '@jinlin/backend/register/bindDwelling'
import {
  type DutyBody,
  type DwellingBody,
  dutyBody,
  dwellingBody,
  type PositionBody,
  pageQuery,
  positionBody,
  type QuietBody,
  quietBody,
} from '@jinlin/domain/cases/caseApi'
import { type PhoneBody, phoneBody } from '@jinlin/domain/people/phoneApi'
import { toWgs84 } from '@jinlin/domain/places/geo'
import { z } from 'zod'
import { presentCases } from '../cases/presentCases'
import { readCursor, writeCursor } from '../http/cursor'
import { type Call, route } from '../http/route'
import { phoneBehind } from '../people/phoneBehind'
import { presentPerson } from './presentPerson'

const me = route({
  method: 'get',
  path: '/api/me',
  permission: 'signed_in',
  summary: 'Who you are and what you may do',
  answers: 'Person',
  run: async ({ actor, now }) => ({ data: await presentPerson(actor.userId, now) }),
})

const tasks = route({
  method: 'get',
  path: '/api/me/tasks',
  permission: 'signed_in',
  summary: 'What is held out to you, what you may claim, what you are working on',
  answers: 'Tasks',
  async run({ actor, now }) {
    const { offers, pool, active } = await tasksOf(actor, now)
    const shown = await presentCases(actor, [...offers, ...pool.items, ...active], now)
    const poolCursor = writeCursor(pool.next, actor.userId, 'pool')
    const poolFrom = offers.length
    const activeFrom = poolFrom + pool.items.length
    return {
      data: {
        offers: shown.slice(0, poolFrom),
        pool: shown.slice(poolFrom, activeFrom),
        ...(poolCursor && { poolCursor }),
        active: shown.slice(activeFrom),
      },
    }
  },
})

const pool = route({
  method: 'get',
  path: '/api/me/pool',
  permission: 'signed_in',
  summary: 'What you may claim, nearest first',
  answers: 'CasePage',
  query: pageQuery,
  async run({ actor, query, now }) {
    const after = readCursor(query.cursor, actor.userId, 'pool')
    const { items, next } = await openPoolFor(actor, now, after, query.limit)
    return {
      data: { items: await presentCases(actor, items, now), nextCursor: writeCursor(next, actor.userId, 'pool') },
    }
  },
})

/** Runs something that changes the person, and answers who the person is now. */
const thenPerson =
  <Body>(change: (call: Call<Body, unknown>) => Promise<unknown>) =>
  async (call: Call<Body, unknown>) => {
    await change(call)
    return { data: await presentPerson(call.actor.userId, call.now) }
  }

const duty = route({
  method: 'put',
  path: '/api/me/duty',
  permission: 'signed_in',
  summary: 'Go on or off duty; a running offer passes on',
  answers: 'Person',
  writes: 'case',
  body: dutyBody,
  run: thenPerson<DutyBody>(({ actor, body, now }) => setDuty(actor, body.on, now)),
})

const quiet = route({
  method: 'put',
  path: '/api/me/quiet',
  permission: 'signed_in',
  summary: 'Hours of the day in which no offer rings',
  answers: 'Person',
  body: quietBody,
  run: thenPerson<QuietBody>(({ actor, body }) => setQuiet(actor, body.quiet)),
})

const position = route({
  method: 'put',
  path: '/api/me/position',
  permission: 'signed_in',
  summary: 'Where you are, while on duty',
  answers: 'Person',
  load: 'screen',
  body: positionBody,
  run: thenPerson<PositionBody>(({ actor, body, now }) => setPosition(actor, toWgs84(body.point), now)),
})

const dwelling = route({
  method: 'post',
  path: '/api/me/dwelling',
  permission: 'signed_in',
  summary: 'Bind the door you live behind',
  answers: 'Person',
  body: dwellingBody,
  limits: ['scan'],
  repeating: 'remembered',
  run: thenPerson<DwellingBody>(({ actor, body, now }) => bindDwelling(actor, body, now)),
})

const phone = route({
  method: 'post',
  path: '/api/me/phone',
  permission: 'signed_in',
  summary: 'Keep your phone number, by the code of WeChat’s phone button, or keep it no more',
  answers: 'Person',
  body: phoneBody,
  repeating: 'remembered',
  run: thenPerson<PhoneBody>(async ({ actor, body, now }) => {
    const { phoneCode } = body
    await keepPhone(actor, phoneCode === null ? undefined : await phoneBehind(actor.userId, phoneCode), now)
  }),
})

const news = route({
  method: 'get',
  path: '/api/me/news',
  permission: 'signed_in',
  summary: 'What you were told, newest first',
  answers: 'NewsPage',
  query: pageQuery,
  async run({ actor, query }) {
    const after = readCursor(query.cursor, actor.userId, 'news')
    const { items, next } = await newsOf(actor, after, query.limit ?? 20)
    const shown = items.map(({ _id, caseId, at, text, page, readAt }) => ({
      id: _id,
      caseId,
      at: at.toISOString(),
      text: page ?? text,
      read: readAt !== undefined,
    }))
    return { data: { items: shown, nextCursor: writeCursor(next, actor.userId, 'news') } }
  },
})

const newsRead = route({
  method: 'post',
  path: '/api/me/news/read',
  permission: 'signed_in',
  summary: 'You have read your news up to now',
  answers: 'Person',
  body: z.strictObject({}),
  repeating: 'natural',
  load: 'screen',
  run: thenPerson(({ actor, now }) => markRead(actor, undefined, now)),
})

/** Everything about the person who is signed in. */
export const meRoutes = [me, tasks, pool, duty, quiet, position, dwelling, phone, news, newsRead]
