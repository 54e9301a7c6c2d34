import type { StoredAttachment } from '@jinlin/backend/attachments/AttachmentModel'
import { groupBy } from '../../simulate/groupBy'
import type { AckedPhoto, StoredBytes, Violation } from './evidence'

const violation = (kind: 'lost' | 'doubled', subject: string, what: string): Violation => ({
  rule: 'I1',
  kind,
  subject,
  what,
})

function wrongPhoto({ key, id }: AckedPhoto, rows: readonly StoredAttachment[], bytes?: StoredBytes): Violation[] {
  const row = rows.find(({ _id }) => _id === id)
  if (!row) return [violation('lost', id, `a photo was acknowledged under the key ${key}, not stored`)]
  if (rows.length > 1) return [violation('doubled', id, `${rows.length} photos under the key ${key}`)]
  if (!bytes) return [violation('lost', id, 'a photo was acknowledged, its bytes are not there')]
  if (row.size === 0 || bytes.length !== row.size || bytes.held !== row.size)
    return [violation('lost', id, `a photo of ${row.size} bytes has ${bytes.held} of ${bytes.length}`)]
  return []
}

/** I1: every photo that was acknowledged is there, once for its key, under the id that was told, with all of its bytes. */
export function photosStored(
  photos: readonly AckedPhoto[],
  attachments: readonly StoredAttachment[],
  files: readonly StoredBytes[],
): Violation[] {
  const byKey = groupBy(attachments, ({ key }) => key)
  const bytes = new Map(files.map((each) => [each._id, each]))
  return photos.flatMap((each) => wrongPhoto(each, byKey.get(each.key) ?? [], bytes.get(each.id)))
}
