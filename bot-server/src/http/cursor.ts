import { createHmac, timingSafeEqual } from 'node:crypto'
import { DomainError } from '@jinlin/domain/errors'

const mac = (text: string, viewer: string, secret: string) =>
  createHmac('sha256', secret).update(`cursor|${viewer}|${text}`).digest('base64url').slice(0, 16)

/** Where a list goes on, as an opaque word that only this viewer can use. */
export const writeCursor = (position: string, viewer: string, secret: string) =>
  `${Buffer.from(position).toString('base64url')}.${mac(position, viewer, secret)}`

/** Reads a cursor back. Throws `invalid` for one that is torn, made up, or somebody else's. */
export function readCursor(word: string, viewer: string, secret: string): string {
  const [body = '', sign = ''] = word.split('.')
  const position = Buffer.from(body, 'base64url').toString()
  const expected = Buffer.from(mac(position, viewer, secret))
  const given = Buffer.from(sign)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DomainError('invalid', { fields: [{ field: 'cursor', problem: 'invalid_format' }] })
  return position
}
