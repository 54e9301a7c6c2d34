import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { serverEnv } from '../infra/env'

/** Where a value stands: a ciphertext moved to another document or field can't be opened. */
export type Place = { collection: string; id: string; field: string }

const aadOf = ({ collection, id, field }: Place): Buffer => Buffer.from(`${collection}|${id}|${field}`)

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(serverEnv().DATA_KEY, 'hex'), Buffer.alloc(0), purpose, 32))

const keys = new Map<string, Buffer>()
const key = (purpose: string): Buffer => {
  const name = `${purpose}|${serverEnv().DATA_KEY}`
  const kept = keys.get(name) ?? keyFor(purpose)
  keys.set(name, kept)
  return kept
}

/** AES-256-GCM of one field, as `v1.keyId.iv.tag.data` (base64url). */
export const seal = (plain: string, place: Place): string => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('field'), iv).setAAD(aadOf(place))
  const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', 'k1', ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.')
}

/** The plain text of a sealed field; throws when it was changed, moved, or sealed with another key. */
export const open = (sealed: string, place: Place): string => {
  const [version, keyId, iv, tag, data] = sealed.split('.')
  if (version !== 'v1' || keyId !== 'k1' || !iv || !tag || data === undefined) throw new Error('not a sealed field')
  const decipher = createDecipheriv('aes-256-gcm', key('field'), Buffer.from(iv, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(aadOf(place)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8')
}

/** A keyed digest that finds equal values without showing them; `name` keeps the indexes of different fields apart. */
export const blindIndex = (name: string, value: string): string =>
  createHmac('sha256', key(`index|${name}`))
    .update(value.normalize('NFKC'))
    .digest('base64url')

/** Signs short texts (links, cursors) with a key of their own. */
export const signature = (purpose: string, text: string): string =>
  createHmac('sha256', key(`sign|${purpose}`))
    .update(text)
    .digest('base64url')
