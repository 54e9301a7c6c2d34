import type { Notification } from '@jinlin/backend/notifications/NotificationModel'
import { clientMessageId } from '@jinlin/backend/wechat/templates'
import type { ChatMessage } from '../../wechat/types'
import { countEach } from './countEach'
import type { Violation } from './evidence'
import { type IsMoving, mayHaveLeft, wrongNews } from './newsState'

const byTemplate = (chat: readonly ChatMessage[]): Map<unknown, number> =>
  countEach(
    chat
      .filter(({ via }) => via === 'template')
      .map(({ data }) => (data as { client_msg_id?: string } | undefined)?.client_msg_id),
  )

/** What is wrong with news by template: its cards carry the digest of their row's id, so each is counted by itself. */
export function cardsOnce(rows: readonly Notification[], chat: readonly ChatMessage[], moving: IsMoving): Violation[] {
  const cards = byTemplate(chat)
  return rows.flatMap((row) => {
    const { _id, state, channel } = row
    const times = cards.get(clientMessageId(_id)) ?? 0
    if (times > 1) return [wrongNews('news twice', _id, `its card was shown ${times} times`)]
    if (moving(row)) return []
    if (state === 'sent' && channel === 'template' && times === 0)
      return [wrongNews('news missing', _id, 'counts as sent by template, no card was shown')]
    // a newer one took its place while nobody knew whether it had arrived: it is never shown again
    return times === 1 && state !== 'superseded' && !mayHaveLeft(row)
      ? [wrongNews('news twice', _id, `its card was shown, and it counts as ${state}`)]
      : []
  })
}
