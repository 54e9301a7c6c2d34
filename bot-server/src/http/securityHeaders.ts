import type { Middleware } from 'koa'
import helmet from 'koa-helmet'

/** The headers of every answer: nothing foreign is loaded, nothing is framed, nothing is kept in caches unless a route says so. */
export function securityHeaders(sandbox: boolean): Middleware[] {
  const guard = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        frameAncestors: [sandbox ? "'self'" : "'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: sandbox ? false : { maxAge: 31_536_000 },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: sandbox ? { action: 'sameorigin' } : { action: 'deny' },
  })
  return [guard as Middleware, closedByDefault]
}

const closedByDefault: Middleware = async (ctx, next) => {
  ctx.set('Cache-Control', 'no-store')
  ctx.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  await next()
}
