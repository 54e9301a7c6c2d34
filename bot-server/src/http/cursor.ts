import { signature } from '@jinlin/backend/register/vault'
import { DomainError } from '@jinlin/domain/errors'
import { sameText } from './sameText'

const sign = (position: string, viewer: string) => signature('cursor', `${viewer}|${position}`).slice(0, 16)

/** Where a list goes on, as an opaque word that only this viewer can use. */
export const writeCursor = (position: string, viewer: string): string =>
  `${Buffer.from(position).toString('base64url')}.${sign(position, viewer)}`

/** Reads a cursor back. Throws `invalid` for one that is torn, made up, or somebody else's. */
export function readCursor(word: string, viewer: string): string {
  const [body = '', given = ''] = word.split('.')
  const position = Buffer.from(body, 'base64url').toString()
  if (!sameText(given, sign(position, viewer))) throw new DomainError('invalid', { field: 'cursor' })
  return position
}
