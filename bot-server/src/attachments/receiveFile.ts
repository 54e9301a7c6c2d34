import { createHash } from 'node:crypto'
import { saveAttachment } from '@jinlin/backend/attachments/attachments'
import { attachmentFields } from '@jinlin/domain/cases/caseApi'
import { DomainError } from '@jinlin/domain/errors'
import multer from '@koa/multer'
import type { Context } from 'koa'
import { fingerprint } from '../http/fingerprint'
import { takeFrom } from '../http/limits'
import { readShape } from '../http/readShape'
import type { Call } from '../http/route'
import { cleanFile } from './cleanFile'

const mostBytes = 10 * 1024 * 1024
const form = multer({ limits: { fileSize: mostBytes, files: 1, fields: 4, fieldSize: 200, parts: 6 } }).single('file')

/** Takes one file in: checked by its first bytes, a photo drawn anew without its EXIF, kept for its uploader until it is attached. */
export async function receiveFile({ ctx, actor, key, now }: Call<unknown, unknown>) {
  if (!ctx.is('multipart')) throw new DomainError('media_type')
  const { file, body } = await readForm(ctx)
  if (!file?.buffer.length) throw new DomainError('invalid', { field: 'file' })
  const { phase } = readShape(attachmentFields, { ...(body as Record<string, unknown>) })
  await takeFrom('uploadKilobytes', actor.userId, Math.ceil(file.buffer.length / 1024))
  const cleaned = await cleanFile(file.buffer)
  const mark = fingerprint([phase, createHash('sha256').update(file.buffer).digest('base64url')])
  return saveAttachment(actor, { ...cleaned, phase, key, fingerprint: mark }, now)
}

type Form = { file?: { buffer: Buffer }; body?: unknown }

/** Reads the form into memory. Whatever the reader throws is about the client's bytes, and touches no store: a torn form is `invalid`, a big file `file_too_large`. */
async function readForm(ctx: Context): Promise<Form> {
  try {
    await form(ctx, async () => undefined)
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'LIMIT_FILE_SIZE'
    throw tooLarge ? new DomainError('file_too_large') : new DomainError('invalid', { field: 'file' })
  }
  return ctx.request as Context['request'] & Form
}
