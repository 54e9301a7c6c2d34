import { randomUUID } from 'node:crypto'
import { logger } from '@jinlin/backend/infra/logger'
import { metrics } from '@jinlin/backend/infra/metrics'
import type { Middleware } from 'koa'

/** Gives each request an id and writes one line about it: route, status, milliseconds; never words, names, numbers or addresses. */
export const accessLog: Middleware = async (ctx, next) => {
  const startedAt = process.hrtime.bigint()
  const requestId = randomUUID()
  ctx.state.requestId = requestId
  ctx.set('X-Request-Id', requestId)
  try {
    await next()
  } finally {
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
    const route = `${ctx.method} ${routeOf(ctx)}`
    metrics.httpSeconds.observe({ route, status: String(ctx.status) }, seconds)
    logger.info({ requestId, route, status: ctx.status, ms: Math.round(seconds * 1e4) / 10 }, 'request')
  }
}

const routeOf = (ctx: object) =>
  '_matchedRoute' in ctx && typeof ctx._matchedRoute === 'string' ? ctx._matchedRoute : 'none'
