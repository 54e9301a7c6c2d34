import type { Context } from 'koa'

/** The token a request carries; undefined when there is none of the right form. */
export const bearerToken = (ctx: Context): string | undefined =>
  /^Bearer ([\w-]{20,128})$/.exec(ctx.get('Authorization'))?.[1]
