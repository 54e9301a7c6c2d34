import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const block = 32
const keyOf = (encodingAesKey: string) => Buffer.from(`${encodingAesKey}=`, 'base64')

/** SHA-1 over the sorted parts: WeChat's signature, with or without the sealed text. */
export const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

/** Seals a text for an app: 16 random bytes, length, text, appid, padded to 32 and AES-256-CBC. */
export function seal(text: string, encodingAesKey: string, appId: string, random = randomBytes(16)): string {
  const key = keyOf(encodingAesKey)
  const body = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([random, length, body, Buffer.from(appId)])
  const missing = block - (plain.length % block)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(missing, missing)])),
    cipher.final(),
  ]).toString('base64')
}

/** Opens a sealed text; throws when it is not one. The appid is handed back, not judged. */
export function unseal(sealed: string, encodingAesKey: string): { text: string; appId: string } {
  const key = keyOf(encodingAesKey)
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
  const padding = padded.at(-1) ?? 0
  if (padding < 1 || padding > block) throw new Error('padding')
  const plain = padded.subarray(0, padded.length - padding)
  const length = plain.readUInt32BE(16)
  if (20 + length > plain.length) throw new Error('length')
  return { text: plain.subarray(20, 20 + length).toString(), appId: plain.subarray(20 + length).toString() }
}
