import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { commandBody, dwellingBody, listQuery, newCaseBody, pageQuery, sessionBody } from './caseApi'
import { type CommandBody, type PeopleCommand, peopleCommands } from './commandApi'
import { refusalOf } from './refusalOf'

const refusal = (schema: z.ZodType, body: unknown) => {
  const { error } = schema.safeParse(body)
  if (!error) return 'accepted'
  const { code, details } = refusalOf(error)
  return details?.field ? `${code} ${details.field}` : code
}

describe('a tap', () => {
  const tap = { category: 'P0137', point: { lng: 113.1, lat: 41, datum: 'gcj02' } }

  it('is a category and a place', () => {
    expect(newCaseBody.parse(tap)).toEqual({ ...tap, undoSeconds: 0 })
  })
  it('keeps 10,000 characters counted as people count them', () => {
    expect(newCaseBody.parse({ ...tap, words: '𠮷'.repeat(10_000) }).words).toHaveLength(20_000)
    expect(refusal(newCaseBody, { ...tap, words: '灯'.repeat(10_001) })).toBe('words_too_long words')
    expect(refusal(newCaseBody, { ...tap, words: '𠮷'.repeat(10_001) })).toBe('words_too_long words')
  })
  it('has no lone surrogates after the edge', () => {
    expect(newCaseBody.parse({ ...tap, words: 'a\uD83Db\uDE00 😀' }).words).toBe('a\uFFFDb\uFFFD 😀')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        expect(newCaseBody.parse({ ...tap, words: text }).words).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })
  it.each([
    ['no category', { ...tap, category: undefined }, 'invalid category'],
    ['a word for a category', { ...tap, category: 'lamp' }, 'category_unknown category'],
    ['an operator for a category', { ...tap, category: { $ne: null } }, 'invalid category'],
    ['a state', { ...tap, state: 'closed' }, 'invalid state'],
    ['a prototype', JSON.parse('{"category":"P0137","__proto__":{"role":"admin"}}'), 'invalid __proto__'],
    ['text for a longitude', { ...tap, point: { ...tap.point, lng: '113' } }, 'invalid point.lng'],
    ['no number for a latitude', { ...tap, point: { ...tap.point, lat: Number.NaN } }, 'invalid point.lat'],
    ['a longitude off the globe', { ...tap, point: { ...tap.point, lng: 181 } }, 'invalid point.lng'],
    ['a point without datum', { ...tap, point: { lng: 113, lat: 41 } }, 'invalid point.datum'],
    ['an operator inside a point', { ...tap, point: { ...tap.point, $gt: '' } }, 'invalid point.$gt'],
    ['an operator for an id', { ...tap, dwellingId: { $gt: '' } }, 'invalid dwellingId'],
    ['eleven seconds of undo', { ...tap, undoSeconds: 11 }, 'invalid undoSeconds'],
    ['half a second of undo', { ...tap, undoSeconds: 0.5 }, 'invalid undoSeconds'],
    ['ten photos', { ...tap, attachmentIds: Array(10).fill('a') }, 'invalid attachmentIds'],
    ['yesterday in words', { ...tap, tappedAt: '昨天' }, 'invalid tappedAt'],
    ['no object', null, 'invalid'],
    ['a list', [tap], 'invalid'],
  ])('is refused with %s', (_, body, expected) => {
    expect(refusal(newCaseBody, body)).toBe(expected)
  })
})

describe('a command', () => {
  it('has a body for everything people may do, and for nothing the machine does', () => {
    expectTypeOf<PeopleCommand>().toEqualTypeOf<CommandBody['command']>()
    expect(peopleCommands).toHaveLength(31)
    expect(refusal(commandBody, { command: 'breach' })).toBe('invalid command')
  })
  it.each([
    ['a reason that is missing', { command: 'escalate' }, 'reason_missing reason'],
    ['a reason of spaces', { command: 'escalate', reason: '  ' }, 'reason_missing reason'],
    ['a number for a reason', { command: 'escalate', reason: 7 }, 'invalid reason'],
    ['six stars', { command: 'rate', stars: 6 }, 'invalid stars'],
    ['a photo of nothing', { command: 'add_photo', attachmentIds: [] }, 'photo_missing attachmentIds'],
    ['somebody to accept for', { command: 'accept', userId: 'x' }, 'invalid userId'],
    ['an operator for a person', { command: 'assign', person: { $ne: '' } }, 'invalid person'],
    ['a department nobody knows', { command: 'transfer', department: 'x', reason: 'r' }, 'invalid department'],
    ['an empty note', { command: 'add_note', note: ' ' }, 'invalid note'],
  ])('is refused with %s', (_, body, expected) => {
    expect(refusal(commandBody, body)).toBe(expected)
  })
  it('says until when by a day or by a moment', () => {
    const hold = { command: 'ask_hold', reason: '等配件' }
    expect(refusal(commandBody, { ...hold, until: '2026-11-30' })).toBe('accepted')
    expect(refusal(commandBody, { ...hold, until: '2026-11-30T09:00:00+08:00' })).toBe('accepted')
    expect(refusal(commandBody, { ...hold, until: '11 月 30 日' })).toBe('invalid until')
  })
})

describe('other requests', () => {
  it.each([
    ['a list of open cases', listQuery, { state: 'open', limit: '50' }, 'accepted'],
    ['two states', listQuery, { state: 'offered,accepted', mine: '1' }, 'accepted'],
    ['an area by its path', listQuery, { area: '1509/150902/150902002' }, 'accepted'],
    ['a state nobody knows', listQuery, { state: 'lost' }, 'invalid state'],
    ['more than fifty', listQuery, { limit: '51' }, 'invalid limit'],
    ['none at all', pageQuery, { limit: '0' }, 'invalid limit'],
    ['a filter twice', listQuery, { state: ['open', 'done'] }, 'invalid state'],
    ['an operator in a filter', listQuery, { 'state[$ne]': 'x' }, 'invalid state[$ne]'],
    ['a code of the platform', sessionBody, { code: '0a1B2c' }, 'accepted'],
    ['an empty code', sessionBody, { code: '' }, 'invalid code'],
    ['a door', dwellingBody, { dwellingId: 'd1' }, 'accepted'],
    ['a door and a QR', dwellingBody, { dwellingId: 'd1', qr: 'x' }, 'invalid'],
  ] as const)('%s', (_, schema, body, expected) => {
    expect(refusal(schema, body)).toBe(expected)
  })
  it('can be written down as JSON schemas', () => {
    for (const each of [newCaseBody, commandBody, listQuery, sessionBody, dwellingBody])
      expect(z.toJSONSchema(each, { io: 'input' })).toHaveProperty('$schema')
  })
})
