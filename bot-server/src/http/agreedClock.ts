import { clockAgrees } from '@jinlin/backend/infra/clockAgrees'
import { DomainError } from '@jinlin/domain/errors'
import type { Middleware } from 'koa'

/** Nothing is changed by a clock that is off: what it would write is on record for ever. Whoever asks is told to try again, and another process answers. Reading goes on. */
export const agreedClock: Middleware = async (ctx, next) => {
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD' && !(await clockAgrees())) throw new DomainError('retry_same_key')
  await next()
}
