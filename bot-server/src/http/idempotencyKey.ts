import { randomUUID } from 'node:crypto'
import { idempotencyKey as shape } from '@jinlin/domain/cases/apiFields'
import { DomainError } from '@jinlin/domain/errors'
import type { Context } from 'koa'

/** The key of a tap: what the client sent, or a fresh one when it sent none, so that a plain client still gets its case filed. */
export function idempotencyKey(ctx: Context): string {
  const sent = ctx.get('Idempotency-Key')
  if (sent === '') return randomUUID()
  if (!shape.safeParse(sent).success) throw new DomainError('invalid', { field: 'Idempotency-Key' })
  return sent
}
