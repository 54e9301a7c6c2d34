import { DomainError } from '@jinlin/domain/errors'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, buildTown, type Town } from '../testing/factories'
import { useStores } from '../testing/useStores'
import { attachmentById, attachmentsOf, casesHolding, readAttachment, saveAttachment } from './attachments'

useStores()

const now = new Date('2026-11-24T03:00:00Z')
const bytes = Buffer.from('a photo, as far as the store knows')
const photo = { kind: 'photo', phase: 'before', contentType: 'image/webp', bytes } as const

let town: Town
beforeAll(async () => {
  town = await buildTown()
})

const contentOf = async (id: string): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of readAttachment(id)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('a photo', () => {
  it('is kept whole, and belongs to its uploader', async () => {
    const { attachment } = await saveAttachment(town.resident, photo, now)
    expect(await contentOf(attachment.id)).toEqual(bytes)
    expect(await attachmentById(attachment.id)).toMatchObject({
      by: 'resident',
      size: bytes.length,
      contentType: 'image/webp',
    })
    expect(await attachmentsOf([attachment.id], town.resident)).toEqual([attachment])
  })

  it('of somebody else cannot be attached', async () => {
    const { attachment } = await saveAttachment(town.resident, photo, now)
    await expect(attachmentsOf([attachment.id], town.neighbour)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('uploaded again with the same key is the same photo; other content is refused', async () => {
    const once = { ...photo, key: 'k1', fingerprint: 'f1' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => saveAttachment(town.resident, once, now)))
    expect(new Set(answers.map(({ attachment }) => attachment.id)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    await expect(saveAttachment(town.resident, { ...once, fingerprint: 'f2' }, now)).rejects.toEqual(
      new DomainError('key_reused'),
    )
  })

  it('filed with a tap is found by the case that holds it', async () => {
    const { attachment } = await saveAttachment(town.resident, photo, now)
    const found = await buildCase(town.resident, { attachmentIds: [attachment.id] }, now)
    expect(found.attachments).toEqual([attachment])
    expect((await casesHolding(attachment.id)).map(({ _id }) => _id)).toEqual([found._id])
  })
})
