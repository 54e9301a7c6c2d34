import type { StoredAttachment } from '@jinlin/backend/attachments/AttachmentModel'
import { morning } from '@jinlin/domain/testing/factories'
import { describe, expect, it } from 'vitest'
import { photosStored } from './photosStored'
import { copyOf } from './testing/aTown'

const row = (id: string, key: string, size: number): StoredAttachment => ({
  ...{ _id: id, key, size, kind: 'photo', phase: 'after', by: 'leader', at: morning },
  ...{ contentType: 'image/webp', fingerprint: `of ${id}` },
})
const rows = [row('photo-1', 'photo-case-1-1', 300_000), row('photo-2', 'photo-case-2-1', 86)]
const files = [
  { _id: 'photo-1', length: 300_000, held: 300_000 },
  { _id: 'photo-2', length: 86, held: 86 },
  { _id: 'photo-3', length: 86, held: 0 },
]
const photos = [
  { key: 'photo-case-1-1', id: 'photo-1' },
  { key: 'photo-case-2-1', id: 'photo-2' },
]

describe('photos that were acknowledged', () => {
  it('are there with all of their bytes: nothing is wrong, and what nobody was told is nobody’s', () =>
    expect(photosStored(photos, rows, files)).toEqual([]))

  it('are found missing', () =>
    expect(photosStored(photos, rows.slice(0, 1), files)).toMatchObject([
      { rule: 'I1', kind: 'lost', subject: 'photo-2' },
    ]))

  it('are found stored under another id than was told', () =>
    expect(photosStored([{ key: 'photo-case-1-1', id: 'photo-9' }], rows, files)).toMatchObject([
      { kind: 'lost', subject: 'photo-9' },
    ]))

  it('are found stored twice under one key', () =>
    expect(photosStored(photos, [...rows, row('photo-4', 'photo-case-1-1', 300_000)], files)).toMatchObject([
      { kind: 'doubled', subject: 'photo-1' },
    ]))

  it('are found without their bytes', () =>
    expect(photosStored(photos, rows, files.slice(1))).toMatchObject([{ kind: 'lost', subject: 'photo-1' }]))

  it.each([
    ['a chunk lost', { held: 261_120 }],
    ['another length than was taken in', { length: 299_999, held: 299_999 }],
    ['no byte at all', { length: 0, held: 0 }],
  ])('are found with %s', (_, planted) => {
    const [first, ...others] = copyOf(files)
    const found = photosStored(photos, rows, [{ ...first!, ...planted }, ...others])
    expect(found).toMatchObject([{ kind: 'lost', subject: 'photo-1' }])
  })

  it('are found empty, also where row and file agree', () => {
    const empty = [row('photo-2', 'photo-case-2-1', 0)]
    expect(photosStored(photos.slice(1), empty, [{ _id: 'photo-2', length: 0, held: 0 }])).toMatchObject([
      { kind: 'lost', subject: 'photo-2' },
    ])
  })
})
