import { randomUUID } from 'node:crypto'
import { DomainError } from '@jinlin/domain/errors'
import type { Context } from 'koa'

/** The key of a tap: what the client sent, or a fresh one when it sent none, so that a plain client still gets its case filed. */
export function idempotencyKey(ctx: Context): string {
  const sent = ctx.get('Idempotency-Key')
  if (sent === '') return randomUUID()
  if (!/^[\w.:~-]{1,128}$/.test(sent)) throw new DomainError('invalid', { fields: [{ field: 'Idempotency-Key', problem: 'invalid_format' }] })
  return sent
}
