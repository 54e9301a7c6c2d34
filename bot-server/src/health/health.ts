import { primarySeen } from '@jinlin/backend/infra/primarySeen'
import { isStopping } from '@jinlin/backend/infra/shutdown'
import { shutOutApps } from '@jinlin/backend/wechat/shutOut'
import type { Middleware } from 'koa'

/** `/healthz`: the loop answers. `/readyz`: a primary was seen within 15 s, the clocks agree, and nobody asked us to stop; Redis is not asked, and WeChat's refusing an app (`notOnListOf`: our address is not on its list) is told but takes nothing out of service. */
export const health: Middleware = async (ctx, next) => {
  if (ctx.path === '/healthz') ctx.body = { data: { ok: true } }
  else if (ctx.path === '/readyz') await ready(ctx)
  else await next()
}

async function ready(ctx: Parameters<Middleware>[0]) {
  const { seen, clockOff } = await primarySeen()
  const ok = !isStopping() && seen && !clockOff
  const notOnListOf = seen ? await shutOutApps(new Date()).catch(() => []) : []
  ctx.status = ok ? 200 : 503
  ctx.body = { data: { ok, stopping: isStopping(), store: seen, clockOff, notOnListOf } }
}
