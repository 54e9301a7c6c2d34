import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** What an account and WeChat share. `encodingAesKey` = 43 characters of base64. */
export type Secrets = { appId: string; token: string; encodingAesKey: string }

const block = 32
const keyOf = (encodingAesKey: string) => Buffer.from(`${encodingAesKey}=`, 'base64')

/** WeChat's signature: SHA-1 over the sorted parts. */
export const signatureOf = (...parts: string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

/** Whether two signatures are equal, in a time that tells nothing. */
export function sameSignature(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(expected))
}

/** Seals a text for WeChat. `random16` is for tests with known outcomes. */
export function sealText(text: string, { encodingAesKey, appId }: Secrets, random16 = randomBytes(16)): string {
  const key = keyOf(encodingAesKey)
  const body = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([random16, length, body, Buffer.from(appId)])
  const missing = block - (plain.length % block)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(missing, missing)), cipher.final()]).toString(
    'base64',
  )
}

/** Opens what WeChat sealed for this very app; undefined for anything else: wrong key, padding, length or appid alike. */
export function unsealText(sealed: string, { encodingAesKey, appId }: Secrets): string | undefined {
  try {
    const key = keyOf(encodingAesKey)
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
    const padding = padded.at(-1) ?? 0
    if (padding < 1 || padding > block || padding > padded.length) return undefined
    if (!padded.subarray(-padding).every((byte) => byte === padding)) return undefined
    const plain = padded.subarray(0, padded.length - padding)
    const end = 20 + plain.readUInt32BE(16)
    return end <= plain.length && plain.subarray(end).toString() === appId
      ? plain.subarray(20, end).toString()
      : undefined
  } catch {
    return undefined
  }
}
