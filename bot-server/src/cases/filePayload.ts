import type { Tap } from '@jinlin/backend/cases/fileCase'
import type { NewCaseBody } from '@jinlin/domain/cases/caseApi'
import { fingerprint } from '../http/fingerprint'

/** The body of a tap as the backend files it: the same tap with other times of sending is still the same tap. */
export function tapOf(body: NewCaseBody, key: string, now: Date): Tap {
  const { tappedAt, sentAt, ...rest } = body
  return {
    ...rest,
    key,
    via: 'miniapp',
    happenedAt: happenedAt(tappedAt, sentAt, now),
    fingerprint: fingerprint(rest),
  }
}

/** A phone that says more than this lies about its clock: the tap is shown with its arrival. */
const longestOfflineMs = 30 * 24 * 3_600_000

/** When the finger was on the tile by this server's clock: the phone's clock may be wrong, the span since the tap is not. Never in the future, at most 30 days ago. */
export function happenedAt(tappedAt: string | undefined, sentAt: string | undefined, now: Date): Date {
  if (tappedAt === undefined) return now
  const tapped = new Date(tappedAt).getTime()
  const shift = sentAt === undefined ? 0 : now.getTime() - new Date(sentAt).getTime()
  const ago = now.getTime() - (tapped + shift)
  return ago > 0 && ago <= longestOfflineMs ? new Date(now.getTime() - ago) : now
}
