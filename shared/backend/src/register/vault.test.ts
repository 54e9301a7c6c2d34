import { describe, expect, it } from 'vitest'
import { forgetEnv } from '../infra/env'
import { blindIndex, open, seal, signature } from './vault'

process.env.MONGO_URL ??= 'mongodb://127.0.0.1/vault'
process.env.REDIS_URL ??= 'redis://127.0.0.1'
process.env.DATA_KEY = 'a'.repeat(64)
forgetEnv()

const place = { collection: 'residents', id: 'r1', field: 'idNumber' }

describe('a sealed field', () => {
  it('opens where it was sealed, and looks different each time', () => {
    const [a, b] = [seal('152601199001011234', place), seal('152601199001011234', place)]
    expect(open(a, place)).toBe('152601199001011234')
    expect(a).not.toBe(b)
    expect(a).not.toContain('152601')
  })

  it.each([
    ['in another document', { ...place, id: 'r2' }],
    ['in another field', { ...place, field: 'phone' }],
    ['in another collection', { ...place, collection: 'users' }],
  ])('does not open %s', (_, elsewhere) => {
    expect(() => open(seal('secret', place), elsewhere)).toThrow()
  })

  it('does not open when one bit was changed', () => {
    const parts = seal('secret', place).split('.')
    const data = Buffer.from(parts[4] ?? '', 'base64url')
    data[0] = (data[0] ?? 0) ^ 1
    expect(() => open([...parts.slice(0, 4), data.toString('base64url')].join('.'), place)).toThrow()
  })

  it('does not open with a cut tag', () => {
    const parts = seal('secret', place).split('.')
    const tag = Buffer.from(parts[3] ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url')
    expect(() => open([parts[0], parts[1], parts[2], tag, parts[4]].join('.'), place)).toThrow()
  })
})

describe('a blind index', () => {
  it('is equal for equal values of one field only', () => {
    expect(blindIndex('phone', '１3812345678')).toBe(blindIndex('phone', '13812345678'))
    expect(blindIndex('phone', '1')).not.toBe(blindIndex('name', '1'))
  })
})

describe('a signature', () => {
  it('belongs to its purpose and text', () => {
    expect(new Set([signature('a', 'x'), signature('b', 'x'), signature('a', 'y')]).size).toBe(3)
  })
})
