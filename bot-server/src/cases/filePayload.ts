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

/** When the finger was on the tile by this server's clock: the phone's clock may be wrong, the span since the tap is not. Never in the future. */
export function happenedAt(tappedAt: string | undefined, sentAt: string | undefined, now: Date): Date {
  if (tappedAt === undefined) return now
  const tapped = new Date(tappedAt).getTime()
  const sent = sentAt === undefined ? tapped : new Date(sentAt).getTime()
  const shift = sentAt === undefined ? 0 : now.getTime() - sent
  return new Date(Math.min(now.getTime(), tapped + shift))
}
