import { signature } from '@jinlin/backend/register/vault'
import { DomainError } from '@jinlin/domain/errors'
import { sameText } from './sameText'

const sign = (position: string, viewer: string) => signature('cursor', `${viewer}|${position}`).slice(0, 16)

/** Where a list goes on, as an opaque word that only this viewer can use; null at its end. */
export const writeCursor = (position: string | undefined, viewer: string): string | null =>
  position === undefined ? null : `${Buffer.from(position).toString('base64url')}.${sign(position, viewer)}`

/** Reads a cursor back; without one the list begins: undefined. Throws `invalid` for one that is torn, made up, or somebody else's. */
export function readCursor(word: string, viewer: string): string
export function readCursor(word: string | undefined, viewer: string): string | undefined
export function readCursor(word: string | undefined, viewer: string): string | undefined {
  if (word === undefined) return undefined
  const [body = '', given = ''] = word.split('.')
  const position = Buffer.from(body, 'base64url').toString()
  if (!sameText(given, sign(position, viewer))) throw new DomainError('invalid', { field: 'cursor' })
  return position
}
