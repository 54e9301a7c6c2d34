import { signature } from '@jinlin/backend/register/vault'
import { sameText } from '../http/sameText'

const secondsValid = 300

const sign = (id: string, viewer: string, until: number) =>
  signature('attachment', `${id}|${viewer}|${until}`).slice(0, 27)

/** A link that works for this viewer for at most five minutes; the same within one minute, so that screens don't load a picture again. */
export function attachmentLink(id: string, viewer: string, now: Date): string {
  const until = Math.floor(now.getTime() / 60_000) * 60 + secondsValid
  return `/api/attachments/${id}?viewer=${encodeURIComponent(viewer)}&until=${until}&sig=${sign(id, viewer, until)}`
}

/** Whether a link was made here for this attachment and viewer and is not over. */
export const isLinkValid = (id: string, link: { viewer: string; until: number; sig: string }, now: Date): boolean =>
  link.until * 1000 >= now.getTime() && sameText(link.sig, sign(id, link.viewer, link.until))
