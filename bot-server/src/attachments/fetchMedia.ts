import { createHash } from 'node:crypto'
import { saveAttachment } from '@jinlin/backend/attachments/attachments'
import { needRoom } from '@jinlin/backend/infra/diskRoom'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import type { Actor } from '@jinlin/domain/people/roles'
import { takeFrom } from '../http/limits'
import { cleanFile } from './cleanFile'

/** A file that lies at WeChat: whose app, under which id, and the key of the message it came with. */
type AtWechat = { appId: string; mediaId: string; key: string }

/**
 * Fetches a file by its id only (its address is never asked), cleans it and keeps it for its sender; the message's key makes twice once.
 * Throws `no_room` before WeChat is asked, which keeps it for three days; WechatError, `too_many` beyond a day's bytes, and what `cleanFile` refuses.
 */
export async function fetchMedia({ appId, mediaId, key }: AtWechat, actor: Actor, now: Date): Promise<string> {
  needRoom('file')
  const bytes = await (await wechatFor(appId)).mediaGet(mediaId)
  await takeFrom('uploadKilobytes', actor.userId, Math.ceil(bytes.length / 1024))
  const { kind, contentType, bytes: cleaned } = await cleanFile(bytes)
  const fingerprint = createHash('sha256').update(bytes).digest('base64url')
  const file = { kind, contentType, phase: 'before' as const, bytes: cleaned, key, fingerprint }
  return (await saveAttachment(actor, file, now)).attachment.id
}
