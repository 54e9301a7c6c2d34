import { describe, expect, it } from 'vitest'
import { sameSignature, sealText, signatureOf, unsealText } from './envelope'
import vectors from './vectors.data.json'

describe('the envelope of WeChat', () => {
  it.each(vectors.plainSignature)('is signed as in $src', (vector) => {
    expect(sameSignature(vector.signature, signatureOf(vector.token, vector.timestamp, vector.nonce))).toBe(true)
    expect(sameSignature(vector.signature, signatureOf(vector.token, vector.timestamp, `${vector.nonce}0`))).toBe(false)
  })

  it.each(vectors.aes)('is sealed and opened as in $src', (vector) => {
    const secrets = { token: vector.token, encodingAesKey: vector.key, appId: vector.appid }
    expect(sealText(vector.plaintext, secrets, Buffer.from(vector.random16))).toBe(vector.encrypt)
    expect(unsealText(vector.encrypt, secrets)).toBe(vector.plaintext)
    expect(signatureOf(vector.token, vector.timestamp, vector.nonce, vector.encrypt)).toBe(vector.msg_signature)
  })

  it('stays shut for another app, a bent padding and a wrong length', () => {
    const secrets = { token: 't', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', appId: 'wx_a' }
    const sealed = Buffer.from(sealText('路灯不亮', secrets), 'base64')
    expect(unsealText(sealed.toString('base64'), { ...secrets, appId: 'wx_b' })).toBeUndefined()
    for (let at = 0; at < sealed.length; at += 7) {
      const bent = Buffer.from(sealed)
      bent[at]! ^= 1
      const opened = unsealText(bent.toString('base64'), secrets)
      // The first 16 bytes are chance: bending the block before changes nothing that is read.
      if (opened !== undefined) expect(at).toBeLessThan(16)
    }
    expect(unsealText('AAAA', secrets)).toBeUndefined()
    expect(unsealText('', secrets)).toBeUndefined()
  })
})
