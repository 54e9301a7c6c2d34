import { AttachmentModel } from '@jinlin/backend/attachments/AttachmentModel'
import { saveAttachment } from '@jinlin/backend/attachments/attachments'
import { buildTown } from '@jinlin/backend/testing/factories'
import { useStores } from '@jinlin/backend/testing/useStores'
import mongoose from 'mongoose'
import { describe, expect, it } from 'vitest'
import { photosStored } from './recount/photosStored'
import { storedBytes } from './storedBytes'

useStores()

describe('a photo in the store', () => {
  it('of several chunks is counted whole, and one chunk less is found', async () => {
    const { db } = mongoose.connection
    const { leader } = await buildTown()
    const file = { kind: 'photo', phase: 'after', contentType: 'image/webp', bytes: Buffer.alloc(600_000, 7) } as const
    const { attachment } = await saveAttachment(leader, { ...file, key: 'tap', fingerprint: 'f' }, new Date())
    const told = [{ key: 'tap', id: attachment.id }]
    const recounted = async () => photosStored(told, await AttachmentModel.find().lean(), await storedBytes(db!))
    expect(await storedBytes(db!)).toEqual([{ _id: attachment.id, length: 600_000, held: 600_000 }])
    expect(await recounted()).toEqual([])
    await db!.collection('files.chunks').deleteOne({ n: 1 })
    expect(await recounted()).toMatchObject([{ kind: 'lost', subject: attachment.id }])
  })
})
