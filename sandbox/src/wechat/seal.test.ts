import { describe, expect, it } from 'vitest'
import { seal, sign, unseal } from './seal'
import vectors from './vectors.data.json'

describe('the seal', () => {
  it.each(vectors.aes)('equals the vector of $src', (vector) => {
    expect(seal(vector.plaintext, vector.key, vector.appid, Buffer.from(vector.random16))).toBe(vector.encrypt)
    expect(unseal(vector.encrypt, vector.key)).toEqual({ text: vector.plaintext, appId: vector.appid })
    expect(sign(vector.token, vector.timestamp, vector.nonce, vector.encrypt)).toBe(vector.msg_signature)
  })
  it.each(vectors.plainSignature)('signs as in $src', (vector) => {
    expect(sign(vector.token, vector.timestamp, vector.nonce)).toBe(vector.signature)
  })
})
