import { createHash } from 'node:crypto'
import { saveAttachment } from '@jinlin/backend/attachments/attachments'
import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { DomainError } from '@jinlin/domain/errors'
import { cleanFile } from '../attachments/cleanFile'
import { notKept } from '../words/dialogue'
import { joinFresh } from './joinFresh'
import { onWords } from './onWords'
import { report } from './report'
import type { Turn } from './turn'

type Media = Extract<InboundContent, { kind: 'image' | 'voice' }>

/** A picture or voice is fetched at once (WeChat forgets it after three days) and joins the report; a voice with a transcript counts as words, one without waits for somebody to listen. */
export async function onMedia(turn: Turn, content: Media): Promise<string | null> {
  const attachmentId = await keep(turn, content.mediaId)
  if (!attachmentId) return notKept
  if (content.kind === 'voice' && content.recognition) return onWords(turn, content.recognition, attachmentId)
  const part = { attachmentId, ...(content.kind === 'voice' && { unheard: true }) }
  return (await joinFresh(turn, part)) ?? report(turn, part)
}

/** By its id only: the picture's address is never asked. The message's key makes twice once. */
async function keep({ account, actor, inbound, now }: Turn, mediaId: string): Promise<string | undefined> {
  try {
    const bytes = await (await wechatFor(account.appId)).mediaGet(mediaId)
    const { kind, contentType, bytes: cleaned } = await cleanFile(bytes)
    const fingerprint = createHash('sha256').update(bytes).digest('base64url')
    const file = { kind, contentType, phase: 'before' as const, bytes: cleaned, key: inbound.key, fingerprint }
    return (await saveAttachment(actor, file, now)).attachment.id
  } catch (error) {
    if (error instanceof DomainError && ['photo_format', 'media_type', 'file_too_large'].includes(error.code))
      return undefined
    throw error
  }
}
