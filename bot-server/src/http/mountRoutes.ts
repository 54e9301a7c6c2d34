import { agreedNow } from '@jinlin/backend/infra/agreedNow'
import { needRoom } from '@jinlin/backend/infra/diskRoom'
import { actorOfToken } from '@jinlin/backend/people/sessions'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import type { Context } from 'koa'
import type Router from 'koa-router'
import { z } from 'zod'
import { anybody } from './anybody'
import { bearerToken } from './bearerToken'
import { idempotencyKey } from './idempotencyKey'
import { jsonBody } from './jsonBody'
import { limits, takeFrom } from './limits'
import { type LoadClass, withinLoad } from './loadClasses'
import { readShape } from './readShape'
import { rememberedAnswer } from './rememberedAnswer'
import type { Answer, AnyRoute, Call } from './route'

/** A row that names no query takes none: an unknown parameter is refused as any unknown field is. */
const noQuery = z.strictObject({})

/** Puts every row of the table on the router: limit, session, role, shape, run, envelope. Throws at start for a row without permission. */
export function mountRoutes(router: Router, rows: readonly AnyRoute[], trusted: (address: string) => boolean): void {
  for (const row of rows) {
    if (!row.permission) throw new Error(`${row.method} ${row.path} names no permission`)
    router[row.method](row.path, async (ctx) => {
      // a slot is taken when the body is in: whoever sends slowly holds up nobody
      const call = await checkedCall(ctx as unknown as Context, row, trusted)
      const answer = await withinLoad(loadOf(row), () => rememberedAnswer(row, call))
      write(ctx as unknown as Context, answer)
    })
  }
}

const loadOf = ({ load, method }: AnyRoute): LoadClass => load ?? (method === 'get' ? 'screen' : 'act')

/** What a row puts on the store's disk. */
export const writesOf = ({ writes, load, method }: AnyRoute): NonNullable<AnyRoute['writes']> =>
  writes ?? (load === 'photo' ? 'file' : method === 'get' ? 'nothing' : 'other')

async function checkedCall(ctx: Context, row: AnyRoute, trusted: (address: string) => boolean) {
  const writes = writesOf(row)
  // before a byte of the body is read: a photo is ten megabytes
  if (writes !== 'nothing') needRoom(writes)
  const now = await timeFor(row)
  const known = trusted(ctx.ip)
  if (!known) await takeFrom('address', ctx.ip)
  const actor = await actorFor(ctx, row)
  if (actor !== anybody) await takeFrom('person', actor.userId)
  for (const name of row.limits ?? []) await takeLimit(name, ctx.ip, actor, known)
  const query = readShape(row.query ?? noQuery, { ...ctx.query })
  const body = row.body ? readShape(row.body, await jsonBody(ctx)) : undefined
  return {
    ctx,
    actor,
    now,
    query,
    body,
    params: ctx.params as Record<string, string>,
    key: idempotencyKey(ctx),
  } as Call<unknown, unknown>
}

/** Nothing is changed by a clock that is off: what it would write is on record for ever. Whoever asks is told to try again, and another process answers. Reading goes on. */
async function timeFor({ method }: AnyRoute): Promise<Date> {
  if (method === 'get') return new Date()
  const now = await agreedNow()
  if (!now) throw new DomainError('retry_same_key')
  return now
}

async function takeLimit(name: NonNullable<AnyRoute['limits']>[number], address: string, actor: Actor, known: boolean) {
  if (limits[name].per === 'person') await takeFrom(name, actor.userId)
  else if (!known) await takeFrom(name, address)
}

async function actorFor(ctx: Context, { permission }: AnyRoute): Promise<Actor> {
  const token = bearerToken(ctx)
  const actor = token ? await actorOfToken(token).catch(ifPublic(permission)) : undefined
  if (permission === 'public') return actor ?? anybody
  if (!actor) throw new DomainError('signed_out')
  if (permission !== 'signed_in' && !actor.grants.some(({ role }) => permission.includes(role)))
    throw new DomainError('not_allowed')
  return actor
}

/** An expired token does not close what is open to anybody. */
const ifPublic = (permission: AnyRoute['permission']) => (error: unknown) => {
  if (permission === 'public' && error instanceof DomainError) return undefined
  throw error
}

function write(ctx: Context, answer: Answer) {
  if ('raw' in answer) return
  for (const [name, value] of Object.entries(answer.headers ?? {})) ctx.set(name, value)
  ctx.status = answer.status ?? 200
  ctx.body = { data: answer.data, ...(answer.replayed && { replayed: true }) }
}
