import { describe, expect, it } from 'vitest'
import { happenedAt } from '../cases/filePayload'
import { fingerprint } from './fingerprint'
import { trustedNetworks } from './trustedNetworks'

describe('the mark of a body', () => {
  it('is the same whatever the order of the fields', () =>
    expect(fingerprint({ a: 1, b: { c: 2, d: 3 } })).toBe(fingerprint({ b: { d: 3, c: 2 }, a: 1 })))
  it('is another for another value', () => expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 })))
})

describe('networks without address limits', () => {
  const trusted = trustedNetworks(['127.0.0.0/8', '::1', '10.1.2.3'])
  it.each([
    ['127.0.0.1', true],
    ['::ffff:127.0.0.1', true],
    ['::1', true],
    ['10.1.2.3', true],
    ['10.1.2.4', false],
    ['203.0.113.9', false],
    ['', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => expect(trusted(address)).toBe(expected))
})

describe('when a tap happened', () => {
  const now = new Date('2026-11-24T06:00:00Z')
  it.each([
    ['never said', undefined, undefined, '2026-11-24T06:00:00.000Z'],
    ['three hours ago, offline', '2026-11-24T03:00:00Z', '2026-11-24T06:00:00Z', '2026-11-24T03:00:00.000Z'],
    ['by a phone three days ahead', '2026-11-27T05:59:50Z', '2026-11-27T06:00:00Z', '2026-11-24T05:59:50.000Z'],
    ['in the future', '2026-11-24T09:00:00Z', undefined, '2026-11-24T06:00:00.000Z'],
  ])('%s', (_, tapped, sent, expected) => expect(happenedAt(tapped, sent, now).toISOString()).toBe(expected))
})
