import { heardLately } from '@jinlin/backend/inbox/recentMessages'
import type { Turn } from './turn'

const spanMs = 600_000
const mostAnswered = 5

/** The calm answer to a message with nothing to act on in it; from the sixth in ten minutes on, none. */
export async function idle({ talk, inbound, now }: Turn, text: string): Promise<string | null> {
  const heard = await heardLately('idle', talk.userId, inbound.key, spanMs, now)
  return heard > mostAnswered ? null : text
}
