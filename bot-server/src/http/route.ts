import type { Writing } from '@jinlin/backend/infra/roomLevel'
import type { Actor, Role } from '@jinlin/domain/people/roles'
import type { Context } from 'koa'
import type { z } from 'zod'
import type { AnswerName } from '../openapi/answerShapes'
import type { LimitName } from './limits'
import type { LoadClass } from './loadClasses'

/** Who may call at all: anybody, anybody signed in, or holders of one of these roles. Scope is checked by the query itself. */
export type Permission = 'public' | 'signed_in' | readonly Role[]

/**
 * How a POST keeps the promise "the same key again gets the first answer": `stored` = the key lives in the document it makes,
 * `remembered` = the sealed answer is kept beside the key for a day, `natural` = doing it twice is the same as once.
 */
export type Repeating = 'stored' | 'remembered' | 'natural'

/** One checked request: the shapes have passed, the actor is known, `now` is this server's clock at receipt. */
export type Call<Body, Query> = {
  ctx: Context
  actor: Actor
  now: Date
  body: Body
  query: Query
  params: Record<string, string>
  /** The Idempotency-Key, made here when the client sent none. */
  key: string
}

/** What a route answers. `data` is put into the envelope; `status` is 200 unless named; `raw` has been written to `ctx` already. */
export type Answer =
  | { data: unknown; status?: number; replayed?: boolean; headers?: Record<string, string> }
  | { raw: true }

/** One row of the route table; a row without permission does not compile and stops the start. */
export type Route<Body extends z.ZodType, Query extends z.ZodType> = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  permission: Permission
  summary: string
  /** Name of the answer's shape in the OpenAPI document. */
  answers: AnswerName
  status?: 200 | 201 | 302
  body?: Body
  query?: Query
  /** `multipart`: the run function reads the form itself. */
  form?: 'multipart'
  limits?: readonly LimitName[]
  repeating?: Repeating
  /** Who is sent away first when too many come: `screen` for GET, `act` for the others unless named. */
  load?: LoadClass
  /** What it puts on the store's disk, refused first when that fills up: nothing for GET, a file for `photo`, `other` for the rest unless named. */
  writes?: Writing | 'nothing'
  run: (call: Call<z.output<Body>, z.output<Query>>) => Promise<Answer>
}

/** A row with its shapes forgotten, as the table holds it. */
export type AnyRoute = Route<z.ZodType, z.ZodType>

/** Writes one row of the table with its shapes kept for `run`. */
export const route = <Body extends z.ZodType, Query extends z.ZodType>(row: Route<Body, Query>): AnyRoute =>
  row as unknown as AnyRoute
