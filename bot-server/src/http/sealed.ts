import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const keyFor = (purpose: string, secret: string) => createHmac('sha256', secret).update(purpose).digest()

/** Closes a text so that only holders of the secret can read it (AES-256-GCM, one key per purpose). */
export function sealText(text: string, purpose: string, secret: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, secret), iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** Opens what `sealText` closed; undefined when it was changed or closed with another secret. */
export function openText(sealed: string, purpose: string, secret: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose, secret), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
