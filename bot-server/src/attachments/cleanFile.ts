import { DomainError } from '@jinlin/domain/errors'
import { kindOfBytes } from './kindOfBytes'
import { redrawPhoto } from './redrawPhoto'

const mostVoiceBytes = 2 * 1024 * 1024

/** What is kept of an uploaded file. Throws `photo_format` for pictures we don't read, `media_type` for anything else, `file_too_large`. */
export async function cleanFile(
  bytes: Buffer,
): Promise<{ kind: 'photo' | 'voice'; contentType: string; bytes: Buffer }> {
  const { kind, type } = kindOfBytes(bytes)
  if (kind === 'picture') throw new DomainError('photo_format')
  if (kind === 'other') throw new DomainError('media_type')
  if (kind === 'photo') return { kind, contentType: 'image/webp', bytes: await redrawPhoto(bytes) }
  if (bytes.length > mostVoiceBytes) throw new DomainError('file_too_large')
  return { kind, contentType: type, bytes }
}
