import Koa from 'koa'
import Router from 'koa-router'
import { health } from './health/health'
import { accessLog } from './http/accessLog'
import { answerErrors } from './http/answerErrors'
import { frontDoor } from './http/frontDoor'
import { mountRoutes } from './http/mountRoutes'
import { securityHeaders } from './http/securityHeaders'
import { trustedNetworks } from './http/trustedNetworks'
import { routes } from './routes'
import { wechatRoutes } from './wechat/wechatRoutes'
import { wecomRoutes } from './wecom/wecomRoutes'

type Settings = { sandbox: boolean; trusted: readonly string[] }

/** The HTTP side of bot-server: middleware in the order a request meets it. */
export function makeApp({ sandbox, trusted }: Settings): Koa {
  const app = new Koa({ proxy: true, maxIpsCount: 1 })
  const router = new Router()
  mountRoutes(router, routes, trustedNetworks(trusted))
  wechatRoutes(router)
  wecomRoutes(router)
  app.use(accessLog)
  for (const header of securityHeaders(sandbox)) app.use(header)
  app.use(answerErrors)
  app.use(health)
  app.use(frontDoor)
  app.use(router.routes())
  return app
}
