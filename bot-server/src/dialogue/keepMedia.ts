import { setTimeout as sleep } from 'node:timers/promises'
import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { expectMedia } from '@jinlin/backend/inbox/waitingMedia'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { DomainError } from '@jinlin/domain/errors'
import { fetchMedia } from '../attachments/fetchMedia'
import { takeFrom } from '../http/limits'
import { notKept, tooManyFiles } from '../words/media'
import type { Turn } from './turn'

/** A picture or voice. */
export type Media = Extract<InboundContent, { kind: 'image' | 'voice' }>
/** What becomes of a file: it is here, it is fetched later, it is a voice nobody can open, or it is not taken (with what is said then). */
export type KeptMedia = { attachmentId: string } | { coming: true } | { unopened: true } | { refused: string }

/** So long, in ms, an answer waits for WeChat to hand over a file: it has to be out in 4.5 s itself. */
const patientMs = 2500
const unknownMedia = 40007

/** Fetches a file at once where that goes quickly; when WeChat does not hand it over now, the sweep fetches it later. As many as over the API, and as many bytes. */
export async function keepMedia(turn: Turn, content: Media): Promise<KeptMedia> {
  const { account, actor, inbound, now } = turn
  try {
    await takeFrom('upload', actor.userId)
    const source = { appId: account.appId, mediaId: content.mediaId, key: inbound.key }
    const attachmentId = await Promise.race([
      fetchMedia(source, actor, now),
      sleep(patientMs, undefined, { ref: false }),
    ])
    return attachmentId ? { attachmentId } : await keepForLater(turn, content)
  } catch (error) {
    if (content.kind === 'voice' && isUnknownKind(error)) return { unopened: true }
    const refused = mediaRefusal(error)
    if (refused) return { refused }
    if (!mayComeLater(error)) throw error
    return keepForLater(turn, content)
  }
}

/** Leaves a file to the sweep. */
export async function keepForLater(turn: Turn, { kind, mediaId }: Media): Promise<{ coming: true }> {
  const { talk, inbound, now } = turn
  const { accountKey, openid, userId } = talk
  const media = { _id: inbound.key, accountKey, openid, userId, mediaId, sentAt: inbound.sentAt }
  await expectMedia({ ...media, kind: kind === 'image' ? 'photo' : 'voice' }, now)
  return { coming: true }
}

const unknownKinds = ['photo_format', 'media_type', 'file_too_large']
const isUnknownKind = (error: unknown) => error instanceof DomainError && unknownKinds.includes(error.code)

/** What is said to a file that is not taken, however often it is fetched; undefined for what may go well at the next try. */
export function mediaRefusal(error: unknown): string | undefined {
  if (error instanceof WechatError) return error.errcode === unknownMedia ? notKept : undefined
  if (error instanceof DomainError && error.code === 'too_many') return tooManyFiles
  return isUnknownKind(error) ? notKept : undefined
}

const mayComeLater = (error: unknown) =>
  error instanceof WechatError || (error instanceof DomainError && error.status >= 500)
