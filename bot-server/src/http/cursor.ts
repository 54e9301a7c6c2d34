import { signature } from '@jinlin/backend/register/vault'
import { DomainError } from '@jinlin/domain/errors'
import { sameText } from './sameText'

/** Every list that is read by pages: a cursor of one is none of another. */
export type ListName =
  | 'accounts'
  | 'blocks'
  | 'cases'
  | 'estates'
  | 'groups'
  | 'news'
  | 'people'
  | 'policies'
  | 'pool'
  | 'staff'
  | 'versions'
  | 'watch'

const sign = (position: string, viewer: string, list: ListName) =>
  signature('cursor', `${list}|${viewer}|${position}`).slice(0, 16)

/** Where a list goes on, as an opaque word that only this viewer can use, and only in this list; null at its end. */
export const writeCursor = (position: string | undefined, viewer: string, list: ListName): string | null =>
  position === undefined ? null : `${Buffer.from(position).toString('base64url')}.${sign(position, viewer, list)}`

/** Reads a cursor back; without one the list begins: undefined. Throws `invalid` for one that is torn, made up, somebody else's, or another list's. */
export function readCursor(word: string, viewer: string, list: ListName): string
export function readCursor(word: string | undefined, viewer: string, list: ListName): string | undefined
export function readCursor(word: string | undefined, viewer: string, list: ListName): string | undefined {
  if (word === undefined) return undefined
  const [body = '', given = ''] = word.split('.')
  const position = Buffer.from(body, 'base64url').toString()
  if (!sameText(given, sign(position, viewer, list))) throw new DomainError('invalid', { field: 'cursor' })
  return position
}
