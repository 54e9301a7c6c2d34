import type { Middleware } from 'koa'
import { houseMark } from './houseMark'

/** What a browser asks of any address by itself: `/favicon.ico` is the mark, and the bare address leads to the page that explains the API, where no other front stands before this server. */
export const frontDoor: Middleware = async (ctx, next) => {
  if (ctx.path === '/favicon.ico') {
    ctx.type = 'svg'
    ctx.set('Cache-Control', 'public, max-age=86400')
    ctx.body = houseMark
  } else if (ctx.path === '/' && ctx.method === 'GET') ctx.redirect('/api/docs')
  else await next()
}
