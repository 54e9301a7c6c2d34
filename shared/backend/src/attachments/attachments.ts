import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Attachment, Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import mongoose from 'mongoose'
import { CaseModel } from '../cases/CaseModel'
import { op } from '../infra/defineModel'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { newId } from '../infra/newId'
import { AttachmentModel, type StoredAttachment } from './AttachmentModel'

/** A file ready to be kept: checked and re-encoded already. `key` = the request's key; `fingerprint` = digest of what was sent. */
export type NewAttachment = Omit<StoredAttachment, '_id' | 'by' | 'at' | 'size' | 'key' | 'fingerprint'> & {
  bytes: Buffer
  key?: string
  fingerprint?: string
}

const bucket = () => {
  const { db } = mongoose.connection
  if (!db) throw new Error('connectStores first')
  return new mongoose.mongo.GridFSBucket(db, { bucketName: 'files' })
}

const shown = ({ _id, kind, phase, by, at }: StoredAttachment): Attachment => ({ id: _id, kind, phase, by, at })

const firstAnswer = async (by: string, key: string, fingerprint: string) => {
  const first = await AttachmentModel.findOne({ by, key }).lean()
  if (first && first.fingerprint !== fingerprint) throw new DomainError('key_reused')
  return first ? { attachment: shown(first), replayed: true } : undefined
}

const store = async (row: StoredAttachment, bytes: Buffer): Promise<void> => {
  await pipeline(Readable.from([bytes]), bucket().openUploadStreamWithId(fileId(row._id), row._id))
  await AttachmentModel.create([row])
}

/** GridFS takes any value as an id; its types know only ObjectId. */
const fileId = (id: string): mongoose.mongo.ObjectId => id as unknown as mongoose.mongo.ObjectId

const rowOf = (actor: Actor, file: NewAttachment, now: Date): StoredAttachment => {
  const { bytes, key, fingerprint = '', kind, phase, contentType } = file
  const _id = newId(now)
  return { _id, kind, phase, contentType, by: actor.userId, at: now, size: bytes.length, key: key ?? _id, fingerprint }
}

/** Keeps a file for its uploader; the same key again gets the first answer, with other content `key_reused`. */
export const saveAttachment = async (
  actor: Actor,
  file: NewAttachment,
  now: Date,
): Promise<{ attachment: Attachment; replayed: boolean }> => {
  const row = rowOf(actor, file, now)
  const first = file.key ? await firstAnswer(actor.userId, file.key, row.fingerprint) : undefined
  if (first) return first
  try {
    await guardWrite(() => store(row, file.bytes))
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await bucket()
      .delete(fileId(row._id))
      .catch(() => undefined)
    const again = await firstAnswer(actor.userId, row.key, row.fingerprint)
    if (!again) throw new DomainError('retry_same_key')
    return again
  }
  return { attachment: shown(row), replayed: false }
}

/** The files an actor wants to attach, in the order asked; `not_found` when one is unknown or somebody else's. */
export const attachmentsOf = async (ids: readonly string[], actor: Actor): Promise<Attachment[]> => {
  const wanted = [...new Set(ids)]
  const rows = await AttachmentModel.find({ _id: op({ $in: wanted }), by: actor.userId }).lean()
  const byId = new Map(rows.map((row) => [row._id, row]))
  return wanted.map((id) => {
    const row = byId.get(id)
    if (!row) throw new DomainError('not_found', { field: 'attachmentIds' })
    return shown(row)
  })
}

/** What is known of a file, or `not_found`. */
export const attachmentById = async (id: string): Promise<StoredAttachment> => {
  const row = await AttachmentModel.findById(id).lean()
  if (!row) throw new DomainError('not_found')
  return row
}

/** The cases that hold a file: who may see one of them may see the file. */
export const casesHolding = (id: string): Promise<Case[]> =>
  CaseModel.find({ 'attachments.id': id }).limit(10).lean<Case[]>()

/** The bytes of a stored file as a stream; who may read it was decided before. */
export const readAttachment = (id: string): Readable => bucket().openDownloadStream(fileId(id))
