import { logger } from '@jinlin/backend/infra/logger'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { DomainError } from '@jinlin/domain/errors'
import { errorText } from '@jinlin/domain/words/errors'
import type { Context, Middleware } from 'koa'
import { namedRefusal } from './namedRefusal'

/**
 * The only place that catches: every refusal leaves as `{error: {code, message, details?}}` with its status.
 * A fault of ours is logged and answered 503, never a bare 500: `retry_same_key` where the key makes the retry safe, `busy` where only something was looked at. Nothing inner is shown.
 */
export const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
    if (ctx.status === 404 && ctx.body == null) answer(ctx, new DomainError('route_unknown'))
  } catch (thrown) {
    answer(ctx, refusalOf(thrown, ctx))
  }
}

function answer(ctx: Context, { code, status, details }: DomainError) {
  ctx.status = status
  ctx.type = 'json'
  if (status === 429 || status === 503) ctx.set('Retry-After', String(details?.retryAfter ?? 3))
  ctx.body = { error: { code, message: errorText(code, inWords(details)), ...(details && { details }) } }
}

/** Moments of a refusal as people say them: `againAt` → 「16:20」. */
function inWords(details: DomainError['details']): DomainError['details'] {
  const { againAt } = details ?? {}
  return againAt instanceof Date ? { ...details, again: deadlineText(againAt, new Date()) } : details
}

function refusalOf(thrown: unknown, ctx: Context): DomainError {
  if (thrown instanceof DomainError) return namedRefusal(thrown)
  const fromEdge = edgeRefusal(thrown)
  if (fromEdge) return fromEdge
  logger.error({ requestId: ctx.state.requestId, method: ctx.method, err: thrown }, 'request broke')
  return new DomainError(ctx.method === 'GET' ? 'busy' : 'retry_same_key')
}

/** What Koa and its body readers throw about a client's bytes. */
function edgeRefusal(thrown: unknown): DomainError | undefined {
  if (!(thrown instanceof Error)) return undefined
  const status = 'status' in thrown ? thrown.status : undefined
  if (status === 413) return new DomainError('too_large')
  if (status === 415) return new DomainError('media_type')
  if (typeof status === 'number' && status >= 400 && status < 500) return new DomainError('invalid')
  return undefined
}
