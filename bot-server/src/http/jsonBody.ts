import { DomainError } from '@jinlin/domain/errors'
import { bodyParser } from '@koa/bodyparser'
import type { Context } from 'koa'

const parse = bodyParser({ enableTypes: ['json'], jsonLimit: '64kb', jsonStrict: true })

/** The request's JSON, at most 64 KB; an absent body reads as `{}`. Throws `media_type`, `too_large` or `invalid`. */
export async function jsonBody(ctx: Context): Promise<unknown> {
  if (!ctx.request.length && !ctx.get('Transfer-Encoding')) return {}
  if (!ctx.is('json')) throw new DomainError('media_type')
  await parse(ctx, async () => undefined)
  return ctx.request.body
}
